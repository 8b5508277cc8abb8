#include "CFonts.h"

// Embedded, not loaded: the program needs no font of the system and may be moved anywhere.
const unsigned char lato_regular[] = {
#embed "Lato-Regular.ttf"
};
const size_t lato_regular_size = sizeof lato_regular;

const unsigned char lato_bold[] = {
#embed "Lato-Bold.ttf"
};
const size_t lato_bold_size = sizeof lato_bold;
