package io.xendomain.cli;

/** What somebody at the prompt asks of a domain. */
enum PowerWish {
    start,
    stop,
    restart,
    pause,
    unpause
}
