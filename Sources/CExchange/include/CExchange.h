#ifndef CEXCHANGE_H
#define CEXCHANGE_H

#include <stddef.h>
#include <stdint.h>

// Lets two paths of one file system trade places in a single step, so that neither is ever missing.
// Returns 0, or -1 with errno set: EINVAL or ENOSYS where the file system or the kernel can't do it.
int exchange_paths(const char *first, const char *second);

// Gives a file or a directory another path in a single step, and never replaces what is there.
// Returns 0, or -1 with errno set: EEXIST if something has that path, EINVAL or ENOSYS where this can't be done.
int move_path(const char *source, const char *target);

// FNV-1a with 64 bits over some bytes, going on from an earlier checksum; that of nothing is 0xcbf29ce484222325.
uint64_t checksum_of(const uint8_t *bytes, size_t count, uint64_t earlier);

// SHA-256 (FIPS 180-4) of bytes that come one after the other.
struct sha256 {
    uint32_t state[8];
    uint64_t count;
    uint8_t block[64];
};

// Begins a digest.
void sha256_start(struct sha256 *hash);

// Adds bytes to a digest.
void sha256_add(struct sha256 *hash, const uint8_t *bytes, size_t count);

// Ends a digest: 32 bytes.
void sha256_finish(struct sha256 *hash, uint8_t *digest);

// Adds what tells this program from another build of it, the libraries that it has loaded among it: the ID that the linker
// gave each, or else size and time of its file. Returns 0 where that can't be told.
int add_program(struct sha256 *hash);

#endif
