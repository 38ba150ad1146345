package io.xendomain.protocol.metrics;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The declaration of one metric: what is served, what is read from an agent, and the reference page follow from it.
 *
 * @param name as Prometheus has it, with its unit and, for a counter, {@code _total}
 * @param kind what its values do
 * @param labels names of its labels; what an agent serves has the label {@value #HOST} besides, which the operator adds
 * @param help one sentence without a full stop
 * @param buckets upper bounds of a histogram's buckets; empty for others
 */
public record Metric(String name, Kind kind, List<String> labels, String help, List<Double> buckets) {
    /** The label that says which host something was read from. */
    public static final String HOST = "host";

    private static final Pattern NAME = Pattern.compile("xendomain(_[a-z0-9]+)+");

    /** What the values of a metric do. */
    public enum Kind {
        /** Goes up and down. */
        GAUGE,
        /** Only goes up, and begins at 0 when its program does. */
        COUNTER,
        /** Counts what was measured, by size. */
        HISTOGRAM
    }

    public Metric {
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
        if (!NAME.matcher(name).matches()
                || name.endsWith("_total") != (kind == Kind.COUNTER)
                || buckets.isEmpty() == (kind == Kind.HISTOGRAM)) {
            throw new IllegalArgumentException(
                    name + " as a " + kind + ": counters end with _total, histograms have buckets");
        }
    }

    public static Metric gauge(String name, String help, String... labels) {
        return new Metric(name, Kind.GAUGE, List.of(labels), help, List.of());
    }

    public static Metric counter(String name, String help, String... labels) {
        return new Metric(name, Kind.COUNTER, List.of(labels), help, List.of());
    }

    public static Metric histogram(String name, String help, List<Double> buckets, String... labels) {
        return new Metric(name, Kind.HISTOGRAM, List.of(labels), help, buckets);
    }

    /** The unit that its name ends with: seconds, bytes, or empty for a plain number. */
    public String unit() {
        String base = name.endsWith("_total") ? name.substring(0, name.length() - "_total".length()) : name;
        return base.endsWith("_seconds") ? "seconds" : base.endsWith("_bytes") ? "bytes" : "";
    }
}
