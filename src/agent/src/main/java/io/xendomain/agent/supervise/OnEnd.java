package io.xendomain.agent.supervise;

import io.xendomain.agent.text.ConfigText;
import io.xendomain.agent.toolstack.ShutdownReason;

/** What the on_... keys of a config have xl do with a domain that has stopped. */
final class OnEnd {
    private static final String PRESERVE = "preserve";

    private OnEnd() {}

    /** Whether it is to stay listed, for somebody to look at. */
    static boolean isPreserved(String config, ShutdownReason reason) {
        String key =
                switch (reason) {
                    case PowerOff -> "on_poweroff";
                    case Crash -> "on_crash";
                    case Watchdog -> "on_watchdog";
                    case Reboot -> "on_reboot";
                    case SoftReset -> "on_soft_reset";
                    case Suspend, Unknown -> null;
                };
        return key != null
                && PRESERVE.equals(ConfigText.scalar(ConfigText.values(config).get(key)));
    }
}
