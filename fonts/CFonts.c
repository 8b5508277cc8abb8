#include "CFonts.h"

// Embedded, not loaded: the program needs no font of the system and may be moved anywhere.
static const unsigned char lato_regular[] = {
#embed "Lato-Regular.ttf"
};

static const unsigned char lato_bold[] = {
#embed "Lato-Bold.ttf"
};

cfonts_file cfonts_lato_regular(void) { return (cfonts_file){lato_regular, sizeof lato_regular}; }

cfonts_file cfonts_lato_bold(void) { return (cfonts_file){lato_bold, sizeof lato_bold}; }
