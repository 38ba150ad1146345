package io.xendomain.agent.supervise;

import io.xendomain.agent.text.ConfigText;
import io.xendomain.agent.toolstack.ShutdownReason;
import java.util.Optional;
import java.util.Set;

/** What the on_... keys of a config have xl do with a domain that has stopped: xl.cfg(5), "Event Actions". */
final class OnEnd {
    private static final String PRESERVE = "preserve";
    private static final Set<String> BRINGING_BACK =
            Set.of("restart", "rename-restart", "coredump-restart", "soft-reset");

    private OnEnd() {}

    /** Whether it is to stay listed, for somebody to look at. */
    static boolean isPreserved(String config, ShutdownReason reason) {
        return action(config, reason).filter(PRESERVE::equals).isPresent();
    }

    /** Whether the xl that stays with it is about to start it anew, under another domid. */
    static boolean isBroughtBack(String config, ShutdownReason reason) {
        return action(config, reason).filter(BRINGING_BACK::contains).isPresent();
    }

    private static Optional<String> action(String config, ShutdownReason reason) {
        return switch (reason) {
            case PowerOff -> action(config, "on_poweroff", "destroy");
            case Crash -> action(config, "on_crash", "destroy");
            case Watchdog -> action(config, "on_watchdog", "destroy");
            case Reboot -> action(config, "on_reboot", "restart");
            case SoftReset -> action(config, "on_soft_reset", "soft-reset");
            case Suspend, Unknown -> Optional.empty();
        };
    }

    private static Optional<String> action(String config, String key, String byDefault) {
        return Optional.of(Optional.ofNullable(ConfigText.values(config).get(key))
                .map(ConfigText::scalar)
                .orElse(byDefault));
    }
}
