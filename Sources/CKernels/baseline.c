// The path for any CPU: NEON where the architecture has it for granted, else an exact, slow fused multiply-add.
#define KERNELS kernels_baseline
#define NAME "baseline"
#define BLOCK_COLUMNS 1
#include "kernels.inc"
