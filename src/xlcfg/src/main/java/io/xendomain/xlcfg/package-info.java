/**
 * The xl.cfg(5) language as the real parser has it: {@code syntax} knows text, {@code model} knows keys and values,
 * {@code keys} and {@code spec} declare them, {@code read} turns text into a config, {@code validate} says what is
 * wrong with it and {@code render} turns it back into text. Pure: no I/O, no clock, no framework.
 */
package io.xendomain.xlcfg;
