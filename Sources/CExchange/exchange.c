#define _GNU_SOURCE
#include "CExchange.h"

#include <errno.h>
#include <stdio.h>

#if defined(__APPLE__)

int exchange_paths(const char *first, const char *second) {
    return renamex_np(first, second, RENAME_SWAP);
}

#elif defined(__linux__)

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Called by number, since not every C library has a name for it.
int exchange_paths(const char *first, const char *second) {
    const unsigned exchange = 2;
    return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, exchange);
}

#else

int exchange_paths(const char *first, const char *second) {
    (void)first;
    (void)second;
    errno = ENOSYS;
    return -1;
}

#endif
