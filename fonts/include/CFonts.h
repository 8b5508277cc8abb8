#ifndef CFONTS_H
#define CFONTS_H

#include <stddef.h>

// The typeface of every figure, as the bytes of its TrueType files: Lato by Łukasz Dziedzic, under the licence in OFL.txt.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} cfonts_file;

cfonts_file cfonts_lato_regular(void);
cfonts_file cfonts_lato_bold(void);

#endif
