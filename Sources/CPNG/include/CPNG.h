#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>

// A picture to be written as PNG: 8 bits a sample.
typedef struct {
    uint32_t width;
    uint32_t height;
    // The pixels as words 0x..RRGGBB, rows without padding.
    const uint32_t *words;
    // Where `palette_count` is not 0: one index for each pixel instead.
    const uint8_t *indices;
    // RGB triples.
    const uint8_t *palette;
    int palette_count;
    uint32_t pixels_per_metre;
    // zlib's effort, 0…9.
    int level;
} cpng_picture;

// Takes the next bytes of the file; returns 0 if it could not.
typedef int (*cpng_sink)(void *context, const uint8_t *bytes, size_t count);

// Writes the picture to the sink with filter `none` and no time chunk, so that the same picture gives the same bytes.
// Returns 0 and fills `message` with libpng's words on failure.
int cpng_write(const cpng_picture *picture, cpng_sink sink, void *context, char message[128]);

#endif
