/*
 * A stand-in for the hypervisor, preloaded into Debian's real xl, so that xl's own parser and checks run on a
 * machine without Xen: `xl create -n`, and the attach and pin commands under `xl -N`.
 *
 * xl opens the hypervisor and xenstore before it looks at its arguments. The functions below answer what it asks
 * there, and nothing more: a host with XL_HOST_CPUS CPUs (8), XL_HOST_MEMORY_MB MiB (16384) and an empty xenstore.
 *
 * XEN_MINOR and XEN_EXTRA (compile time) make the reported version that of the xl it is loaded into.
 * XL_CONF (environment) names the file that is read where xl wants /etc/xen/xl.conf.
 *
 * Types and numbers are Xen's public interface (xenctrl.h, xen/version.h, xen/sysctl.h), the same in 4.17 and 4.20.
 * Only libc functions without newer symbol versions are called: the shim may be built on a newer glibc than the
 * one that loads it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Handles are opaque to xl. Zeroed memory makes a call that is not answered here fail on file 0 instead of crash. */
static char hypervisor[4096], store[4096];

/* Sizes of the text answers of xc_version, from xen/version.h. */
enum { EXTRAVERSION_LEN = 16, CAPABILITIES_LEN = 1024, CHANGESET_LEN = 64, COMMANDLINE_LEN = 1024, COMPILE_INFO_LEN = 144 };

enum version_question {
    VERSION = 0, EXTRAVERSION = 1, COMPILE_INFO = 2, CAPABILITIES = 3, CHANGESET = 4,
    PLATFORM_PARAMETERS = 5, PAGESIZE = 7, COMMANDLINE = 9
};

struct physinfo {
    uint32_t threads_per_core, cores_per_socket, nr_cpus, max_cpu_id, nr_nodes, max_node_id;
    uint32_t cpu_khz, capabilities, arch_capabilities, pad;
    uint64_t total_pages, free_pages, scrub_pages, outstanding_pages, max_mfn;
    uint32_t hw_cap[8];
};
enum { PHYSCAP_HVM = 1 << 0, PHYSCAP_PV = 1 << 1, PHYSCAP_HAP = 1 << 3 };

struct cputopo { uint32_t core, socket, node; };
struct meminfo { uint64_t memsize, memfree; };

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    uint64_t value = 0;

    if (!text || !*text)
        return otherwise;
    for (; *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (uint64_t)(*text - '0');
    return *text || !value ? otherwise : value;
}

static uint32_t cpus(void) { return (uint32_t)setting("XL_HOST_CPUS", 8); }
static uint64_t memory_mb(void) { return setting("XL_HOST_MEMORY_MB", 16384); }

static const char CAPABILITIES_TEXT[] = "xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64";
/* A fixed dom0 size, as Xen's documentation advises: xl then leaves dom0's memory alone (autoballoon). */
static const char COMMANDLINE_TEXT[] = "dom0_mem=1024M,max:1024M";

static int text(void *to, size_t size, const char *what)
{
    memset(to, 0, size);
    strncpy(to, what, size - 1);
    return 0;
}

static int absent(void) { errno = ENOENT; return -1; }

/* --- libxenctrl --- */

void *xc_interface_open(void *logger, void *dombuild_logger, unsigned flags)
{
    (void)logger; (void)dombuild_logger; (void)flags;
    return hypervisor;
}

int xc_interface_close(void *xch) { (void)xch; return 0; }

int xc_version(void *xch, int question, void *answer)
{
    (void)xch;
    switch ((enum version_question)question) {
    case VERSION:             return 4 << 16 | XEN_MINOR;
    case PAGESIZE:            return 4096;
    case EXTRAVERSION:        return text(answer, EXTRAVERSION_LEN, XEN_EXTRA);
    case CAPABILITIES:        return text(answer, CAPABILITIES_LEN, CAPABILITIES_TEXT);
    case CHANGESET:           return text(answer, CHANGESET_LEN, "");
    case COMPILE_INFO:        memset(answer, 0, COMPILE_INFO_LEN); return 0;
    case PLATFORM_PARAMETERS: *(uint64_t *)answer = 0xffff800000000000u; return 0;
    case COMMANDLINE:         return text(answer, COMMANDLINE_LEN, COMMANDLINE_TEXT);
    }
    errno = ENOSYS;
    return -1;
}

/* The same answers as 4.20 asks for them: the caller frees the text. */
char *xc_xenver_extraversion(void *xch) { (void)xch; return strdup(XEN_EXTRA); }
char *xc_xenver_capabilities(void *xch) { (void)xch; return strdup(CAPABILITIES_TEXT); }
char *xc_xenver_commandline(void *xch) { (void)xch; return strdup(COMMANDLINE_TEXT); }
char *xc_xenver_changeset(void *xch) { (void)xch; return strdup(""); }
char *xc_xenver_buildid(void *xch) { (void)xch; return strdup(""); }

int xc_physinfo(void *xch, struct physinfo *info)
{
    (void)xch;
    memset(info, 0, sizeof *info);
    info->threads_per_core = 1;
    info->cores_per_socket = info->nr_cpus = cpus();
    info->max_cpu_id = cpus() - 1;
    info->nr_nodes = 1;
    info->cpu_khz = 2000000;
    info->capabilities = PHYSCAP_HVM | PHYSCAP_PV | PHYSCAP_HAP;
    info->total_pages = memory_mb() * 256;
    info->free_pages = info->total_pages / 2;
    return 0;
}

int xc_get_max_cpus(void *xch) { (void)xch; return (int)cpus(); }
int xc_get_online_cpus(void *xch) { (void)xch; return (int)cpus(); }
int xc_get_max_nodes(void *xch) { (void)xch; return 1; }

int xc_cputopoinfo(void *xch, unsigned *max_cpus, struct cputopo *topology)
{
    (void)xch;
    for (unsigned i = 0; topology && i < *max_cpus && i < cpus(); i++)
        topology[i] = (struct cputopo){ .core = i };
    *max_cpus = cpus();
    return 0;
}

int xc_numainfo(void *xch, unsigned *max_nodes, struct meminfo *memory, uint32_t *distance)
{
    (void)xch;
    if (memory)
        memory[0] = (struct meminfo){ .memsize = memory_mb() << 20, .memfree = memory_mb() << 19 };
    if (distance)
        distance[0] = 10;
    *max_nodes = 1;
    return 0;
}

long xc_sharing_freed_pages(void *xch) { (void)xch; return 0; }
long xc_sharing_used_frames(void *xch) { (void)xch; return 0; }

/* --- libxenstore: present, and empty --- */

void *xs_open(unsigned long flags) { (void)flags; return store; }
void xs_close(void *xsh) { (void)xsh; }

void *xs_read(void *xsh, uint32_t transaction, const char *path, unsigned *length)
{
    (void)xsh; (void)transaction; (void)path; (void)length;
    absent();
    return NULL;
}

/* --- libc: xl's own configuration is compiled in as /etc/xen/xl.conf --- */

FILE *fopen(const char *path, const char *mode)
{
    const char *conf = getenv("XL_CONF");

    return fopen64(conf && strcmp(path, "/etc/xen/xl.conf") == 0 ? conf : path, mode); /* the same function, by its other name */
}
