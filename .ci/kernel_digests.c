// Prints a digest of what each kernel computes, on each path that this CPU has, in several shapes.
//
// Compiled for two architectures, the lines must be the same: see .ci/arm64.
#include <CKernels.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIMIT = 1 << 15 };

static float a[LIMIT], b[LIMIT], c[LIMIT], d[LIMIT], e[LIMIT], f[LIMIT], g[LIMIT];
// Where paths may leave other things behind.
static float room[LIMIT];
static uint64_t digest;

// FNV-1a over the bytes of values.
static void take(const void *values, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) digest = (digest ^ ((const unsigned char *)values)[i]) * 0x100000001b3u;
}

// Values around zero, of all the sizes that a network meets, by a linear congruential generator.
static void fill(float *values, uint64_t seed, float scale) {
    uint64_t state = seed;
    for (int i = 0; i < LIMIT; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        values[i] = scale * ((float)(int32_t)(state >> 32) * 0x1p-31f);
    }
}

static void reset(void) {
    float *all[] = {a, b, c, d, e, f, g};
    for (int i = 0; i < 7; i++) fill(all[i], 17 + i, 2);
}

// Runs a kernel on fresh values and prints the digest of all that could have changed.
#define DIGEST(kernel, shape, run)                                                                                     \
    do {                                                                                                               \
        digest = 0xcbf29ce484222325u;                                                                                  \
        reset();                                                                                                       \
        run;                                                                                                           \
        take(a, sizeof a), take(b, sizeof b), take(c, sizeof c), take(d, sizeof d);                                    \
        take(e, sizeof e), take(f, sizeof f), take(g, sizeof g);                                                       \
        printf("%-24s %5d %016llx\n", kernel, shape, (unsigned long long)digest);                                      \
    } while (0)

// Scores mixtures of 33 draws at some points, with four quantiles.
static void mixtures(const struct kernels *k, int points) {
    enum { DRAWS = 33, LEVELS = 4, LIMITED = 1024 };
    static const double levels[LEVELS] = {0.025, 0.25, 0.75, 0.975};
    static const double normal[LEVELS] = {-1.959963984540054, -0.6744897501960817, 0.6744897501960817, 1.959963984540054};
    static _Alignas(64) float scratch[128 * DRAWS + 2 * 17 * LIMITED];
    static double observed[100], transform[100], density[100], ranked[100], quantiles[100 * LEVELS];
    static int32_t harmonics[100];
    for (int i = 0; i < LIMIT; i++) b[i] = 0.01f + b[i] * b[i];
    for (int i = 0; i < points; i++) observed[i] = c[i];
    const struct mixture_block block = {
        a, 100, b, 100, 1, DRAWS, points, observed, levels, normal, LEVELS,
        transform, density, ranked, quantiles, harmonics, LIMITED, scratch,
    };
    k->mixtures(&block);
    take(transform, sizeof transform), take(density, sizeof density), take(ranked, sizeof ranked);
    take(quantiles, sizeof quantiles), take(harmonics, sizeof harmonics);
}

static void run(const struct kernels *k) {
    const struct kernel_random random = {0x0123456789abcdefu, 42};
    const int shapes[] = {1, 2, 3, 7, 15, 16, 17, 31, 32, 33, 50, 64, 65, 100};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        const int n = shapes[s], m = shapes[(s + 5) % 14], p = shapes[(s + 9) % 14];
        DIGEST("product", n, k->product(c, m, a, p, 1, b, m, d, n, m, p));
        DIGEST("product, transposed", n, k->product(c, m, a, 1, n, b, m, NULL, n, m, p));
        DIGEST("product_transposed", n, k->product_transposed(c, m, a, p, b, p, room, n, m, p));
        DIGEST("rows_dot", n, k->rows_dot(c, a, m, b, 0.25f, n, m));
        DIGEST("column_sums", n, k->column_sums(c, a, m, n, m));
        DIGEST("outer", n, k->outer(c, m, a, b, n, m, true));
        DIGEST("mask_rows", n, k->mask_rows(c, a, b, m, n, m));
    }
    // Where some paths multiply while they transpose: a whole panel and half of one.
    DIGEST("product_transposed", 20, k->product_transposed(c, 48, a, 32, b, 32, room, 20, 48, 32));
    // Moments on both sides of the threshold below which they become zero.
    DIGEST(
        "adam, tiny moments", LIMIT, for (int i = 0; i < LIMIT; i++) { b[i] *= 0x1p-100f; c[i] *= c[i] * 0x1p-100f; d[i] = 0; }
        k->adam(a, b, c, d, LIMIT, 0.01f, 0.9f, 0.999f, 1e-8f, 0.01f));
    DIGEST(
        "momentum, tiny", LIMIT, for (int i = 0; i < LIMIT; i++) { b[i] *= 0x1p-100f; c[i] = 0; }
        k->momentum(a, b, c, LIMIT, 0.01f, 0.9f, 0.01f));
    DIGEST("mixtures", 1, mixtures(k, 1));
    DIGEST("mixtures", 100, mixtures(k, 100));
    const int counts[] = {1, 15, 16, 17, 1000, LIMIT};
    for (size_t s = 0; s < sizeof counts / sizeof *counts; s++) {
        const int n = counts[s];
        for (enum kernel_activation h = kernel_activation_relu; h <= kernel_activation_sine; h++) {
            DIGEST("activate", n, fill(a, 3, 12); k->activate(h, c, a, n));
            DIGEST("activate_backward", n, fill(a, 3, 12); k->activate(h, c, a, n); k->activate_backward(h, b, a, c, n));
        }
        DIGEST("gaussian", n, k->gaussian(c, n, random));
        DIGEST("bernoulli", n, k->bernoulli(c, n, 52429, 1.25f, random));
        DIGEST("random_bits", n, k->random_bits((uint32_t *)c, n, random));
        DIGEST(
            "adam", n, for (int i = 0; i < LIMIT; i++) c[i] = c[i] * c[i];
            k->adam(a, b, c, d, n, 0.01f, 0.9f, 0.999f, 1e-8f, 0.01f));
        DIGEST("momentum", n, k->momentum(a, b, c, n, 0.01f, 0.9f, 0.01f));
        DIGEST("reparameterise", n, k->reparameterise(a, b, c, d, e, f, n));
        DIGEST(
            "reparameterise_backward", n, k->reparameterise(a, b, c, d, e, f, n);
            k->reparameterise_backward(e, g, a, d, b, c, f, n, 0.5f, 0.01f));
        DIGEST("gaussian_loss", n, k->gaussian_loss(a, b, c, d, e, f, n, 1e-6f, 0.1f));
        DIGEST("exp", n, fill(a, 3, 110); k->exp(c, a, n));
        DIGEST("log", n, for (int i = 0; i < LIMIT; i++) a[i] = a[i] * a[i] * 1e3f; k->log(c, a, n));
        DIGEST("tanh", n, fill(a, 3, 12); k->tanh(c, a, n));
        DIGEST("softplus", n, fill(a, 3, 110); k->softplus(c, a, n));
        DIGEST("sin", n, fill(a, 3, 1e4f); k->sin(c, a, n));
        DIGEST("cos", n, fill(a, 3, 1e4f); k->cos(c, a, n));
        DIGEST("sum", n, c[0] = k->sum(a, n));
        DIGEST("sum_of_squares", n, c[0] = k->sum_of_squares(a, n));
    }
}

// Prints the digests of the path that is named, or lists the paths.
int main(int count, char **arguments) {
    const enum kernel_path paths[] = {kernel_path_baseline, kernel_path_avx2, kernel_path_avx512};
    for (int i = 0; i < 3; i++) {
        const struct kernels *kernels = kernels_for(paths[i]);
        if (!kernels) continue;
        if (count < 2) puts(kernels->name);
        else if (!strcmp(arguments[1], kernels->name)) run(kernels);
    }
    return 0;
}
