#ifndef CEXCHANGE_H
#define CEXCHANGE_H

// Lets two paths of one file system trade places in a single step, so that neither is ever missing.
// Returns 0, or -1 with errno set: EINVAL or ENOSYS where the file system or the kernel can't do it.
int exchange_paths(const char *first, const char *second);

#endif
