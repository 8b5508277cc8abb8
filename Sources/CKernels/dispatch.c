#include "CKernels.h"

#include <stddef.h>

// Chooses a path by asking the CPU, never the compiler.

extern const struct kernels kernels_baseline;
#if defined(__x86_64__)
extern const struct kernels kernels_avx2;
extern const struct kernels kernels_avx512;
#endif

const struct kernels *kernels_for(enum kernel_path path) {
    switch (path) {
    case kernel_path_baseline: return &kernels_baseline;
#if defined(__x86_64__)
    case kernel_path_avx2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kernels_avx2 : NULL;
    case kernel_path_avx512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
                && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")
            ? &kernels_avx512
            : NULL;
#endif
    default: return NULL;
    }
}

const struct kernels *kernels_best(void) {
    const struct kernels *best = kernels_for(kernel_path_avx512);
    if (!best) best = kernels_for(kernel_path_avx2);
    if (!best) best = kernels_for(kernel_path_baseline);
    return best;
}
