package io.xendomain.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** How long ago, in the two largest units: {@code 3d4h}, {@code 5m10s}. */
final class Age {
    private Age() {}

    static String of(Instant then, Instant now) {
        if (then == null) {
            return "?";
        }
        Duration age = Duration.between(then, now);
        if (age.isNegative()) {
            return "0s"; // clocks differ
        }
        if (age.toDays() > 0) {
            return two(age.toDays(), "d", age.toHoursPart(), "h");
        }
        if (age.toHours() > 0) {
            return two(age.toHours(), "h", age.toMinutesPart(), "m");
        }
        return age.toMinutes() > 0 ? two(age.toMinutes(), "m", age.toSecondsPart(), "s") : age.toSeconds() + "s";
    }

    /** As Kubernetes writes times; one that is none counts as unknown. */
    static String of(String then, Instant now) {
        try {
            return of(then == null ? null : Instant.parse(then), now);
        } catch (DateTimeException e) {
            return "?";
        }
    }

    private static String two(long large, String unit, int small, String smallUnit) {
        return large + unit + (small == 0 ? "" : small + smallUnit);
    }
}
