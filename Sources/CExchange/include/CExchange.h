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

// SHA-256 (FIPS 180-4) of some bytes.
void digest_of(const uint8_t *bytes, size_t count, uint8_t digest[32]);

#endif
