package io.xendomain.xlcfg.validate;

import java.util.regex.Pattern;

/** Short words for the terms that CEL rules repeat, because every optional field has to be asked for with has(). */
final class CelMacros {
    private static final Pattern ON = Pattern.compile("\\bon\\((self\\.\\w+)\\)");
    private static final Pattern FILLED = Pattern.compile("\\bfilled\\((self\\.\\w+)\\)");
    private static final Pattern POSITIVE = Pattern.compile("\\bpositive\\((self\\.\\w+)\\)");

    private static final Pattern CDROM = Pattern.compile("\\bCDROM\\((\\w+)\\)");

    /** As DomainConfig.guestType() finds it. */
    private static final String GUEST =
            "(has(self.type) ? self.type : has(self.builder) && self.builder == 'hvm' ? 'hvm' : 'pv')";

    /** As PlatformRules.isTraditional finds it. */
    private static final String TRADITIONAL = "(has(self.deviceModelVersion)"
            + " ? self.deviceModelVersion == 'qemu-xen-traditional' : on(self.deviceModelStubdomainOverride))";

    /** As MemoryRules.isPopulatedOnDemand finds it. */
    private static final String ON_DEMAND =
            "(GUEST != 'pv' && has(self.memory) && has(self.maxmem) && self.memory < self.maxmem)";

    /** As GraphicsRules.card finds it. */
    private static final String CARD = "(has(self.vga) ? self.vga : on(self.stdvga) ? 'stdvga' : 'cirrus')";

    private CelMacros() {}

    /**
     * Core CEL. {@code on(self.x)}: the switch is set and true; {@code filled(self.x)}: the list is set and not empty;
     * {@code positive(self.x)}: the number is set and above 0; GUEST, TRADITIONAL, CARD, ON_DEMAND: see the constants.
     */
    static String expand(String expression) {
        String text = expression
                .replace("ON_DEMAND", ON_DEMAND)
                .replace("TRADITIONAL", TRADITIONAL)
                .replace("CARD", CARD);
        text = text.replace("GUEST", GUEST);
        text = CDROM.matcher(text).replaceAll("(has($1.devtype) && $1.devtype == 'cdrom')");
        text = ON.matcher(text).replaceAll("(has($1) && $1)");
        text = FILLED.matcher(text).replaceAll("(has($1) && size($1) > 0)");
        return POSITIVE.matcher(text).replaceAll("(has($1) && $1 > 0)");
    }
}
