#include "CExchange.h"

uint64_t checksum_of(const uint8_t *bytes, size_t count, uint64_t earlier) {
    for (size_t i = 0; i < count; i++) earlier = (earlier ^ bytes[i]) * 0x100000001b3;
    return earlier;
}
