package io.xendomain.protocol.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a program has counted and measured since it began. For any thread, and cheap: a library for this would be a
 * twentieth of an idle agent's memory.
 */
public final class Meters {
    private static final double NANOS = 1e9;

    private final Map<Series, DoubleAdder> counters = new ConcurrentHashMap<>();
    private final Map<Series, Histogram> histograms = new ConcurrentHashMap<>();
    private final List<Supplier<Stream<Sample>>> gauges = new CopyOnWriteArrayList<>();

    private record Series(Metric metric, List<String> values) {}

    /** @param values of the metric's labels, in their order; of a bounded number */
    public void count(Metric counter, String... values) {
        counters.computeIfAbsent(new Series(counter, List.of(values)), series -> new DoubleAdder())
                .add(1);
    }

    /** @param values of the metric's labels, in their order; of a bounded number */
    public void observe(Metric histogram, double value, String... values) {
        histograms
                .computeIfAbsent(new Series(histogram, List.of(values)), series -> new Histogram(histogram.buckets()))
                .observe(value);
    }

    /**
     * Seconds that have passed.
     *
     * @param begun what {@link System#nanoTime} said at the beginning
     */
    public static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / NANOS;
    }

    /** Has values taken from elsewhere each time somebody asks. */
    public void gauges(Supplier<Stream<Sample>> source) {
        gauges.add(source);
    }

    /** Forgets what was counted about something that is gone. */
    public void forget(String label, String value) {
        counters.keySet().removeIf(series -> has(series, label, value));
        histograms.keySet().removeIf(series -> has(series, label, value));
    }

    private static boolean has(Series series, String label, String value) {
        int at = series.metric().labels().indexOf(label);
        return at >= 0 && series.values().get(at).equals(value);
    }

    /** Everything there is, as it is now. */
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        counters.forEach((series, sum) -> samples.add(
                new Sample(series.metric(), "", Sample.label(series.metric(), series.values()), sum.sum())));
        histograms.forEach((series, histogram) -> histogram.write(series, samples));
        gauges.forEach(source -> source.get().forEach(samples::add));
        return samples;
    }

    private static final class Histogram {
        private final List<Double> bounds;
        private final LongAdder[] counts;
        private final DoubleAdder sum = new DoubleAdder();

        Histogram(List<Double> bounds) {
            this.bounds = bounds;
            this.counts =
                    Stream.generate(LongAdder::new).limit(bounds.size() + 1L).toArray(LongAdder[]::new);
        }

        void observe(double value) {
            int bucket = 0;
            while (bucket < bounds.size() && value > bounds.get(bucket)) {
                bucket++;
            }
            sum.add(value);
            counts[bucket].increment();
        }

        void write(Series series, List<Sample> to) {
            List<Sample.Label> labels = Sample.label(series.metric(), series.values());
            long count = 0;
            for (int bucket = 0; bucket < counts.length; bucket++) {
                count += counts[bucket].sum();
                List<Sample.Label> bounded = new ArrayList<>(labels);
                bounded.add(new Sample.Label(
                        Sample.BOUND, bucket < bounds.size() ? Exposition.number(bounds.get(bucket)) : "+Inf"));
                to.add(new Sample(series.metric(), Sample.BUCKET, bounded, count));
            }
            to.add(new Sample(series.metric(), Sample.SUM, labels, sum.sum()));
            to.add(new Sample(series.metric(), Sample.COUNT, labels, count));
        }
    }
}
