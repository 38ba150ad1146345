/**
 * What stands inside the values of a config: spec strings such as DISK_SPEC_STRING, and texts with a grammar of their
 * own such as CPU lists and MAC addresses. Each is read as xl reads it and written in one form. A spec string has no way
 * to quote anything, so a value that holds its separator is refused, never escaped.
 */
package io.xendomain.xlcfg.spec;
