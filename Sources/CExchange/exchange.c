#define _GNU_SOURCE
#include "CExchange.h"

#include <errno.h>
#include <stdio.h>

#if defined(__APPLE__)

int exchange_paths(const char *first, const char *second) {
    return renamex_np(first, second, RENAME_SWAP);
}

int move_path(const char *source, const char *target) {
    return renamex_np(source, target, RENAME_EXCL);
}

#elif defined(__linux__)

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Called by number, since not every C library has a name for it.
static int rename_with(const char *source, const char *target, unsigned flags) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, source, AT_FDCWD, target, flags);
}

int exchange_paths(const char *first, const char *second) {
    const unsigned exchange = 2;
    return rename_with(first, second, exchange);
}

int move_path(const char *source, const char *target) {
    const unsigned no_replace = 1;
    return rename_with(source, target, no_replace);
}

#else

int exchange_paths(const char *first, const char *second) {
    (void)first;
    (void)second;
    errno = ENOSYS;
    return -1;
}

int move_path(const char *source, const char *target) {
    return exchange_paths(source, target);
}

#endif
