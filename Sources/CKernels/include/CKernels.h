#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stdint.h>

// The hot loops of training, once for each kind of CPU.
//
// Every path computes the same bits. Three rules make that so: each sum has one order, written down with the kernel
// and free of the width of the machine's registers; products are added with an explicit fused multiply-add, which is
// exactly rounded everywhere (and emulated exactly where the CPU has none); and exp, log, tanh, sin and cos are
// polynomials of our own. Matrices are row-major; "ld" is the distance between rows. No kernel allocates.

// A kind of CPU.
enum kernel_path { kernel_path_baseline, kernel_path_avx2, kernel_path_avx512 };

// A nonlinearity between layers.
enum kernel_activation {
    kernel_activation_relu,
    kernel_activation_tanh,
    kernel_activation_silu,
    kernel_activation_gelu,
    kernel_activation_sine,
};

// Where random numbers come from: Philox4x32-10 under this key, at the counters (stream, 0), (stream, 1) …
struct kernel_random {
    uint64_t key;
    uint64_t stream;
};

// Mixtures of normal distributions with equal weights, at neighbouring points.
struct mixture_block {
    // Means of the draws at the points of the block, rows `row` apart.
    const float *mean;
    int64_t row;
    // Variances, rows `variance_row` apart and points `variance_step` (0 where one serves all points of a draw).
    const float *variance;
    int64_t variance_row, variance_step;
    int draws, points;
    // A value for each point.
    const double *observed;
    // Probabilities, and the quantiles of the standard normal distribution at them, within ±3.
    const double *levels, *normal_quantiles;
    int level_count;

    // For each point: the distribution function and the density at the value, and the continuous ranked probability
    // score there.
    double *transform, *density, *ranked;
    // level_count × points.
    double *quantiles;
    // For each point the number of frequencies that were needed; 0 where they would be more than the limit, a variance
    // is zero or a number isn't finite: there `ranked` and `quantiles` are not valid, nor the others where one is zero.
    int32_t *harmonics;
    int harmonic_limit;
    // Room for 128 · draws floats, then 17 · harmonic_limit doubles, 64-byte aligned.
    float *scratch;
};

// How many columns of a transposed factor are at hand at a time.
enum { kernel_panel = 64 };

struct kernels {
    const char *name;

    // c[r][j] = start[j] + Σ_k a[r·row_step + k·depth_step] · b[k][j], summed in the order of k.
    // start may be null: then the sum starts at zero.
    void (*product)(
        float *c, int ldc, const float *a, int row_step, int depth_step, const float *b, int ldb, const float *start,
        int rows, int columns, int depth);
    // c[r][j] = Σ_k a[r][k] · b[j][k], summed in the order of k; room for kernel_panel · depth floats.
    void (*product_transposed)(
        float *c, int ldc, const float *a, int lda, const float *b, int ldb, float *room, int rows, int columns,
        int depth);
    // y[r] = start + Σ_k x[r][k] · w[k]; sixteen partial sums, k modulo 16, then a fixed tree.
    void (*rows_dot)(float *y, const float *x, int ld, const float *w, float start, int rows, int columns);
    // sums[j] = Σ_r x[r][j] in the order of r.
    void (*column_sums)(float *sums, const float *x, int ld, int rows, int columns);
    // c[r][j] = u[r] · v[j], or c[r][j] += u[r] · v[j].
    void (*outer)(float *c, int ldc, const float *u, const float *v, int rows, int columns, bool add);

    // y = f(x); x and y may be the same.
    void (*activate)(enum kernel_activation f, float *y, const float *x, int count);
    // delta = delta · f'(x), where x is the input of f and y its output.
    void (*activate_backward)(enum kernel_activation f, float *delta, const float *x, const float *y, int count);
    // y[r][j] = x[r][j] · mask[r · mask_ld + j]; with mask_ld = 0 one mask serves every row; y and x may be the same.
    void (*mask_rows)(float *y, const float *x, const float *mask, int mask_ld, int rows, int columns);

    // Standard normal numbers; number i depends on the key, the stream and i alone.
    void (*gaussian)(float *out, int count, struct kernel_random random);
    // scale with probability threshold / 2^16, else 0.
    void (*bernoulli)(float *out, int count, uint32_t threshold, float scale, struct kernel_random random);
    // 32 random bits each.
    void (*random_bits)(uint32_t *out, int count, struct kernel_random random);

    // One step of Adam (Kingma & Ba 2015, arXiv:1412.6980): rate already holds the correction of both moments' bias
    // as rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ), and epsilon is scaled alike. Moments below 2⁻¹⁰⁰ become zero.
    void (*adam)(
        float *parameters, float *first, float *second, const float *gradient, int count, float rate, float beta1,
        float beta2, float epsilon, float decay);
    // SGD with momentum: velocity = momentum · velocity + gradient; parameters −= rate · velocity. A velocity below 2⁻¹⁰⁰
    // becomes zero.
    void (*momentum)(
        float *parameters, float *velocity, const float *gradient, int count, float rate, float momentum, float decay);
    // sigma = softplus(rho), slope = its derivative, w = mean + sigma · epsilon.
    void (*reparameterise)(
        float *w, float *sigma, float *slope, const float *mean, const float *rho, const float *epsilon, int count);
    // Turns the gradient at the drawn weights into that of mean and rho, and adds weight times the gradient of
    // KL(N(mean, sigma²) ‖ N(0, prior²)); sigma and slope are those of the draw.
    void (*reparameterise_backward)(
        float *mean_gradient, float *rho_gradient, const float *gradient, const float *mean, const float *sigma,
        const float *slope, const float *epsilon, int count, float prior, float weight);

    // Gaussian negative log-likelihood of y with variance exp(clamp(log_variance)) + floor, without the constant
    // ½ log 2π: loss[r], and scale times its derivatives by the mean and by the log-variance.
    void (*gaussian_loss)(
        float *loss, float *mean_gradient, float *log_variance_gradient, const float *mean, const float *log_variance,
        const float *y, int count, float floor, float scale);

    // Elementwise functions, within 2 units in the last place.
    void (*exp)(float *y, const float *x, int count);
    void (*log)(float *y, const float *x, int count);
    void (*tanh)(float *y, const float *x, int count);
    void (*softplus)(float *y, const float *x, int count);
    void (*sin)(float *y, const float *x, int count);
    void (*cos)(float *y, const float *x, int count);

    // Σ x[i] and Σ x[i]²: sixteen partial sums, i modulo 16, then a fixed tree.
    float (*sum)(const float *x, int count);
    float (*sum_of_squares)(const float *x, int count);
    // Distribution function, density, score and quantiles of mixtures; sums run over the draws in their order.
    void (*mixtures)(const struct mixture_block *block);
    // Independent chains of fused multiply-adds on registers alone: returns how many were done in each round.
    int (*peak)(int rounds, float seed);
};

// The kernels of a path, or null if this CPU cannot run them.
const struct kernels *kernels_for(enum kernel_path path);
// The fastest kernels that this CPU can run.
const struct kernels *kernels_best(void);

#endif
