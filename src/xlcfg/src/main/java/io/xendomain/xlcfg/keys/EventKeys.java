package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Section "General Options / Event Actions": carried out by the xl process that waits in dom0 for the domain. */
public final class EventKeys {
    private static final String SECTION = "General Options / Event Actions";

    private static final EnumType ACTION = EnumType.of(
                    "destroy", "restart", "rename-restart", "preserve", "coredump-destroy", "coredump-restart")
            .and("4.7", "soft-reset");

    public static final Key<String> ON_POWEROFF =
            action("on_poweroff").defaultsTo("destroy").description("What to do when the guest powers itself off.");

    public static final Key<String> ON_REBOOT =
            action("on_reboot").defaultsTo("restart").description("What to do when the guest asks for a reboot.");

    public static final Key<String> ON_WATCHDOG =
            action("on_watchdog").defaultsTo("destroy").description("What to do when the guest's watchdog runs out.");

    public static final Key<String> ON_CRASH =
            action("on_crash").defaultsTo("destroy").description("What to do when the guest crashes.");

    public static final Key<String> ON_SOFT_RESET = action("on_soft_reset")
            .guests(HVM)
            .since("4.7")
            .defaultsTo("soft-reset")
            .description("What to do when the guest asks for a soft reset, as it does to boot a crash kernel.");

    static final List<Key<?>> ALL = List.of(ON_POWEROFF, ON_REBOOT, ON_WATCHDOG, ON_CRASH, ON_SOFT_RESET);

    private EventKeys() {}

    private static Key.Builder<String> action(String name) {
        return Key.named(name, ACTION)
                .section(SECTION)
                .privileged("coredump-* writes the guest's memory into /var/lib/xen/dump in dom0");
    }
}
