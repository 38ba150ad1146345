package io.xendomain.protocol.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' text format: writes it, and reads what this wrote. */
public final class Exposition {
    /** Content type of the text. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Pattern LINE =
            Pattern.compile("([a-z0-9_]+)(?:\\{(.*)\\})? (-?[0-9.]+(?:E-?[0-9]+)?)", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*+)\"(?:,|$)");
    private static final long WHOLE = 1L << 53;

    private Exposition() {}

    /** The samples, each metric with its help and its type. */
    public static String text(Collection<Sample> samples) {
        Map<Metric, List<Sample>> families = new LinkedHashMap<>();
        samples.forEach(sample -> families.computeIfAbsent(sample.metric(), metric -> new ArrayList<>())
                .add(sample));
        StringBuilder text = new StringBuilder();
        families.forEach((metric, members) -> {
            text.append("# HELP ").append(metric.name()).append(' ').append(escape(metric.help(), false));
            text.append("\n# TYPE ").append(metric.name()).append(' ');
            text.append(metric.kind().name().toLowerCase(java.util.Locale.ROOT)).append('\n');
            members.forEach(sample -> write(sample, text));
        });
        return text.toString();
    }

    private static void write(Sample sample, StringBuilder to) {
        to.append(sample.metric().name()).append(sample.suffix());
        String separator = "{";
        for (Sample.Label label : sample.labels()) {
            to.append(separator).append(label.name()).append("=\"");
            to.append(escape(label.value(), true)).append('"');
            separator = ",";
        }
        to.append(sample.labels().isEmpty() ? " " : "} ")
                .append(number(sample.value()))
                .append('\n');
    }

    /**
     * The sample that a line holds. Whoever sent it is not believed: a line is nothing unless it is of a metric that is
     * declared, with the labels that are declared, and a number.
     *
     * @param declared by name
     */
    public static Optional<Sample> read(String line, Map<String, Metric> declared) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (String suffix : List.of("", Sample.BUCKET, Sample.SUM, Sample.COUNT)) {
            Metric metric = parts.group(1).endsWith(suffix)
                    ? declared.get(parts.group(1).substring(0, parts.group(1).length() - suffix.length()))
                    : null;
            if (metric != null && suffix.isEmpty() != (metric.kind() == Metric.Kind.HISTOGRAM)) {
                return sample(metric, suffix, parts);
            }
        }
        return Optional.empty();
    }

    private static Optional<Sample> sample(Metric metric, String suffix, Matcher parts) {
        List<String> expected = new ArrayList<>(metric.labels());
        if (suffix.equals(Sample.BUCKET)) {
            expected.add(Sample.BOUND);
        }
        List<Sample.Label> labels = labels(parts.group(2) == null ? "" : parts.group(2));
        if (labels == null || !labels.stream().map(Sample.Label::name).toList().equals(expected)) {
            return Optional.empty();
        }
        if (suffix.equals(Sample.BUCKET) && !isBound(metric, labels.getLast().value())) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(parts.group(3));
            return Double.isFinite(value) ? Optional.of(new Sample(metric, suffix, labels, value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isBound(Metric metric, String value) {
        return value.equals("+Inf")
                || metric.buckets().stream().map(Exposition::number).anyMatch(value::equals);
    }

    /** Null when that is not a list of labels. */
    private static List<Sample.Label> labels(String text) {
        List<Sample.Label> labels = new ArrayList<>();
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!label.find(at) || label.start() != at) {
                return null;
            }
            labels.add(new Sample.Label(label.group(1), unescape(label.group(2))));
            at = label.end();
        }
        return labels;
    }

    /** A number as Go and Java both read it; whole ones without a point. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < WHOLE
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escape(String text, boolean quoted) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        return quoted ? escaped.replace("\"", "\\\"") : escaped;
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
