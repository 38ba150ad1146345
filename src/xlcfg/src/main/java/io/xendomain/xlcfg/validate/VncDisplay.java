package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.GraphicsKeys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.VfbSpec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The VNC display that a screen asks for. Only without vncunused is it one that the screen must have: with it, which is
 * the default, qemu takes the first free one from there on.
 *
 * @param fixedPort the TCP port in dom0 that the screen cannot do without
 * @param saidBy the field that says so: vncdisplay, or vnclisten as ADDRESS:DISPLAY
 */
record VncDisplay(Optional<Long> fixedPort, Key<?> saidBy) {
    private static final long FIRST_PORT = 5900;
    private static final Pattern AFTER_COLON = Pattern.compile(".*:(\\d{1,5})");

    /** Of the short form, for HVM guests and for PV guests without vfb. Whether there is a screen is not looked at. */
    static VncDisplay of(DomainConfig config) {
        return of(
                config.values(),
                GraphicsKeys.VNC,
                GraphicsKeys.VNCUNUSED,
                GraphicsKeys.VNCLISTEN,
                GraphicsKeys.VNCDISPLAY);
    }

    /** Of an item of vfb. */
    static VncDisplay of(Struct screen) {
        return of(screen, VfbSpec.VNC, VfbSpec.VNCUNUSED, VfbSpec.VNCLISTEN, VfbSpec.VNCDISPLAY);
    }

    private static VncDisplay of(
            Struct values, Key<Boolean> vnc, Key<Boolean> unused, Key<String> listen, Key<Long> display) {
        if (values.getOrDefault(unused, true) || Boolean.FALSE.equals(values.get(vnc))) {
            return new VncDisplay(Optional.empty(), display);
        }
        Matcher inAddress = AFTER_COLON.matcher(values.getOrDefault(listen, ""));
        return inAddress.matches()
                ? new VncDisplay(Optional.of(FIRST_PORT + Long.parseLong(inAddress.group(1))), listen)
                : new VncDisplay(Optional.of(FIRST_PORT + values.getOrDefault(display, 0L)), display);
    }
}
