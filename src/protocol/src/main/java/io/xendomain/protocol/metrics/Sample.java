package io.xendomain.protocol.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * One value at one moment.
 *
 * @param suffix of the metric's name: empty, or {@code _bucket}, {@code _sum}, {@code _count} of a histogram
 * @param labels in the order in which they are written
 */
public record Sample(Metric metric, String suffix, List<Label> labels, double value) {
    static final String BUCKET = "_bucket";
    static final String SUM = "_sum";
    static final String COUNT = "_count";

    /** The label with the upper bound of a bucket. */
    static final String BOUND = "le";

    /** A label and its value, which may be any text. */
    public record Label(String name, String value) {}

    public Sample {
        labels = List.copyOf(labels);
    }

    /** @param values of the metric's labels, in their order */
    public static Sample of(Metric metric, double value, String... values) {
        return new Sample(metric, "", label(metric, List.of(values)), value);
    }

    /** The same with one more label in front. */
    public Sample under(Label first) {
        List<Label> all = new ArrayList<>(List.of(first));
        all.addAll(labels);
        return new Sample(metric, suffix, all, value);
    }

    /** The value of that label; empty when it has none. */
    public String label(String name) {
        return labels.stream()
                .filter(label -> label.name().equals(name))
                .map(Label::value)
                .findFirst()
                .orElse("");
    }

    static List<Label> label(Metric metric, List<String> values) {
        if (values.size() != metric.labels().size()) {
            throw new IllegalArgumentException(
                    metric.name() + " has the labels " + metric.labels() + ", not values for them: " + values);
        }
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            labels.add(new Label(metric.labels().get(i), values.get(i)));
        }
        return labels;
    }
}
