/*
 * What xl's own parser costs, without what surrounds it. With XL_PARSES=N in its environment, `xl FILE` parses the
 * file N times with libxlutil and prints the nanoseconds that one time took.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LONGEST = 1 << 20 };

typedef void *init_function(FILE *, const char *);
typedef int read_function(void *, const char *, int);
typedef void destroy_function(void *);

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int parse_many(int argc, char **argv, char **environment)
{
    static char text[LONGEST];
    init_function *init = (init_function *)dlsym(RTLD_DEFAULT, "xlu_cfg_init");
    read_function *read_data = (read_function *)dlsym(RTLD_DEFAULT, "xlu_cfg_readdata");
    destroy_function *destroy = (destroy_function *)dlsym(RTLD_DEFAULT, "xlu_cfg_destroy");
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    long times = strtol(getenv("XL_PARSES"), NULL, 10);
    int64_t start;
    int length;

    (void)environment;
    if (!file || !init || !read_data || !destroy || times < 1)
        return 2;
    length = (int)fread(text, 1, sizeof text, file);
    start = now();
    for (long i = 0; i < times; i++) {
        void *config = init(stderr, argv[1]);
        if (!config || read_data(config, text, length))
            return 1;
        destroy(config);
    }
    printf("%lld\n", (long long)((now() - start) / times));
    return 0;
}
