// The path for CPUs with 512-bit registers.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(                                                                                          \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,fma,avx2"))), apply_to = function)
#define KERNELS kernels_avx512
#define NAME "avx512"
#define BLOCK_COLUMNS 4
#define MASKED_512 1
#include "kernels.inc"
#pragma clang attribute pop
#endif
