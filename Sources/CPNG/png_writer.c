// The one place where libpng is called: its errors come as a longjmp, which must not cross Swift.
#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    cpng_sink sink;
    void *context;
    char *message;
} session;

static void on_write(png_structp png, png_bytep bytes, png_size_t count) {
    session *s = png_get_io_ptr(png);
    if (!s->sink(s->context, bytes, count)) png_error(png, "out of memory");
}

static void on_flush(png_structp png) { (void)png; }

static void on_error(png_structp png, png_const_charp text) {
    session *s = png_get_error_ptr(png);
    snprintf(s->message, 128, "%s", text);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp text) { (void)png, (void)text; }

// One row of words as RGB triples.
static void unpack(uint8_t *row, const uint32_t *words, uint32_t width) {
    for (uint32_t x = 0; x < width; ++x) {
        row[3 * x] = (uint8_t)(words[x] >> 16);
        row[3 * x + 1] = (uint8_t)(words[x] >> 8);
        row[3 * x + 2] = (uint8_t)words[x];
    }
}

int cpng_write(const cpng_picture *picture, cpng_sink sink, void *context, char message[128]) {
    session s = {sink, context, message};
    snprintf(message, 128, "out of memory");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &s, on_error, on_warning);
    if (!png) return 0;
    png_infop info = png_create_info_struct(png);
    uint8_t *row = malloc((size_t)picture->width * 3);
    if (!info || !row || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        free(row);
        return 0;
    }
    png_set_write_fn(png, &s, on_write, on_flush);
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, picture->level);
    png_set_compression_buffer_size(png, 1 << 16);

    int indexed = picture->palette_count > 0;
    png_set_IHDR(png, info, picture->width, picture->height, 8, indexed ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (indexed) png_set_PLTE(png, info, (png_const_colorp)picture->palette, picture->palette_count);
    png_set_pHYs(png, info, picture->pixels_per_metre, picture->pixels_per_metre, PNG_RESOLUTION_METER);
    png_write_info(png, info);
    for (uint32_t y = 0; y < picture->height; ++y) {
        size_t start = (size_t)y * picture->width;
        if (!indexed) unpack(row, picture->words + start, picture->width);
        png_write_row(png, indexed ? picture->indices + start : row);
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    free(row);
    return 1;
}
