// The path for CPUs with 256-bit registers and fused multiply-add.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define KERNELS kernels_avx2
#define NAME "avx2"
#define BLOCK_COLUMNS 1
#include "kernels.inc"
#pragma clang attribute pop
#endif
