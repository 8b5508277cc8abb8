// The one place where libpng is called: its errors come as a longjmp, which must not cross Swift.
#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>

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

int cpng_write(const cpng_picture *picture, cpng_sink sink, void *context, char message[128]) {
    session s = {sink, context, message};
    snprintf(message, 128, "out of memory");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &s, on_error, on_warning);
    if (!png) return 0;
    png_infop info = png_create_info_struct(png);
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
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
    size_t stride = (size_t)picture->width * (indexed ? 1 : 3);
    for (uint32_t row = 0; row < picture->height; ++row) png_write_row(png, picture->samples + row * stride);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return 1;
}
