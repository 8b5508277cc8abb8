// Lets one call of a program fail, for programs that are run with this library before others (LD_PRELOAD):
//
//   FAULT_CALL=write FAULT_AT=3 FAULT_ERRNO=28 FAULT_BELOW=/folder LD_PRELOAD=faults.so report …
//
// The third `write` to what lies below the folder fails with the error of that number. With FAULT_ERRNO=-1 the process is
// killed in its place, with -2 half of the bytes are written. FAULT_COUNT names a file that gets a byte for each call of
// that name, so that a first run tells how many there are. Calls elsewhere are never touched.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;

static int is_below(const char *path) {
    const char *below = getenv("FAULT_BELOW");
    if (!below || !path) return 0;
    size_t length = strlen(below);
    return strncmp(path, below, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_file_below(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

// Whether this call is to fail; then errno says how. 2 asks for half of the work.
static int fails(const char *name, int is_inside) {
    const char *call = getenv("FAULT_CALL");
    if (!is_inside || !call || strcmp(call, name) != 0) return 0;
    int number = atomic_fetch_add(&calls, 1) + 1;
    const char *count = getenv("FAULT_COUNT");
    if (count) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, count, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        syscall(SYS_write, file, ".", 1);
        syscall(SYS_close, file);
    }
    const char *at = getenv("FAULT_AT"), *error = getenv("FAULT_ERRNO");
    if (!at || !error || atoi(at) != number) return 0;
    if (atoi(error) == -1) kill(getpid(), SIGKILL);
    if (atoi(error) == -2) return 2;
    errno = atoi(error);
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails("open", is_below(path)) ? -1 : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails("open", is_below(path)) ? -1 : REAL(open)(path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t count) {
    switch (fails("write", is_file_below(file))) {
    case 1: return -1;
    case 2: return REAL(write)(file, bytes, (count + 1) / 2);
    default: return REAL(write)(file, bytes, count);
    }
}

ssize_t read(int file, void *bytes, size_t count) {
    return fails("read", is_file_below(file)) ? -1 : REAL(read)(file, bytes, count);
}

struct dirent *readdir(DIR *stream) {
    return fails("readdir", is_file_below(dirfd(stream))) ? NULL : REAL(readdir)(stream);
}

struct dirent64 *readdir64(DIR *stream) {
    return fails("readdir", is_file_below(dirfd(stream))) ? NULL : REAL(readdir64)(stream);
}

DIR *opendir(const char *path) { return fails("opendir", is_below(path)) ? NULL : REAL(opendir)(path); }

int mkdir(const char *path, mode_t mode) { return fails("mkdir", is_below(path)) ? -1 : REAL(mkdir)(path, mode); }

int rmdir(const char *path) { return fails("rmdir", is_below(path)) ? -1 : REAL(rmdir)(path); }

int unlink(const char *path) { return fails("unlink", is_below(path)) ? -1 : REAL(unlink)(path); }

int lstat(const char *path, struct stat *status) {
    return fails("lstat", is_below(path)) ? -1 : REAL(lstat)(path, status);
}

int fstat(int file, struct stat *status) {
    return fails("fstat", is_file_below(file)) ? -1 : REAL(fstat)(file, status);
}

int fsync(int file) { return fails("fsync", is_file_below(file)) ? -1 : REAL(fsync)(file); }

int flock(int file, int operation) { return fails("flock", is_file_below(file)) ? -1 : REAL(flock)(file, operation); }

int fchmod(int file, mode_t mode) { return fails("fchmod", is_file_below(file)) ? -1 : REAL(fchmod)(file, mode); }

char *realpath(const char *path, char *resolved) {
    return fails("realpath", is_below(path)) ? NULL : REAL(realpath)(path, resolved);
}

int linkat(int from, const char *source, int to, const char *target, int flags) {
    return fails("linkat", is_below(target)) ? -1 : REAL(linkat)(from, source, to, target, flags);
}

// The program calls renameat2 by its number.
long syscall(long number, ...) {
    va_list rest;
    va_start(rest, number);
    long a[6];
    for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_renameat2 && fails(a[4] & 2 ? "exchange" : "move", is_below((const char *)a[3]))) return -1;
    __typeof__(&syscall) real = REAL(syscall);
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
