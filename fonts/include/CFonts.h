#ifndef CFONTS_H
#define CFONTS_H

#include <stddef.h>

// The typeface of every figure, as the bytes of its TrueType files: Lato by Łukasz Dziedzic, under the licence in OFL.txt.
extern const unsigned char lato_regular[];
extern const size_t lato_regular_size;
extern const unsigned char lato_bold[];
extern const size_t lato_bold_size;

#endif
