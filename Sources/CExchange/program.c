#define _GNU_SOURCE
#include "CExchange.h"

#if defined(__APPLE__)

#include <mach-o/dyld.h>
#include <mach-o/loader.h>

int add_program(struct sha256 *hash) {
    uint32_t images = _dyld_image_count();
    for (uint32_t image = 0; image < images; image++) {
        const struct mach_header *header = _dyld_get_image_header(image);
        if (!header) continue;
        const uint8_t *place = (const uint8_t *)header;
        place += header->magic == MH_MAGIC_64 ? sizeof(struct mach_header_64) : sizeof(struct mach_header);
        for (uint32_t i = 0; i < header->ncmds; i++) {
            const struct load_command *command = (const struct load_command *)place;
            if (command->cmd == LC_UUID) sha256_add(hash, ((const struct uuid_command *)command)->uuid, 16);
            place += command->cmdsize;
        }
    }
    return images > 0;
}

#elif defined(__linux__)

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>

struct search {
    struct sha256 *hash;
    int count;
    int is_complete;
};

// Adds the build ID of an object; 0 if it has none.
static int add_build_id(struct sha256 *hash, const struct dl_phdr_info *object) {
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        if (header->p_type != PT_NOTE) continue;
        size_t align = header->p_align == 8 ? 8 : 4;
        const uint8_t *start = (const uint8_t *)(object->dlpi_addr + header->p_vaddr);
        size_t place = 0;
        while (place + sizeof(ElfW(Nhdr)) <= header->p_memsz) {
            const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)(start + place);
            size_t name = place + sizeof *note;
            size_t content = (name + note->n_namesz + align - 1) & ~(align - 1);
            if (content + note->n_descsz > header->p_memsz) break;
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && !memcmp(start + name, "GNU", 4)) {
                sha256_add(hash, start + content, note->n_descsz);
                return 1;
            }
            place = (content + note->n_descsz + align - 1) & ~(align - 1);
        }
    }
    return 0;
}

static int add_object(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    struct search *search = context;
    int is_program = search->count++ == 0;
    // The kernel's own part changes with the kernel, and nothing of a report is computed there.
    if (strstr(object->dlpi_name, "vdso")) return 0;
    if (add_build_id(search->hash, object)) return 0;
    struct stat status;
    if (stat(is_program ? "/proc/self/exe" : object->dlpi_name, &status) != 0) {
        search->is_complete = 0;
        return 0;
    }
    uint64_t file[5] = {
        (uint64_t)status.st_dev, (uint64_t)status.st_ino, (uint64_t)status.st_size,
        (uint64_t)status.st_mtim.tv_sec, (uint64_t)status.st_mtim.tv_nsec,
    };
    sha256_add(search->hash, (const uint8_t *)file, sizeof file);
    return 0;
}

int add_program(struct sha256 *hash) {
    struct search search = {.hash = hash, .count = 0, .is_complete = 1};
    dl_iterate_phdr(add_object, &search);
    return search.count > 0 && search.is_complete;
}

#else

int add_program(struct sha256 *hash) {
    (void)hash;
    return 0;
}

#endif
