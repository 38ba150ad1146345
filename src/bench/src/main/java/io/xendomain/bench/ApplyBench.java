package io.xendomain.bench;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * From an object that is created to a status that says Running: all of it is the operator's and the agent's, for the host
 * is simulated. Its anchor is an object that is created and seen by a watch, which is what Kubernetes takes by itself.
 */
final class ApplyBench {
    private static final double NANOS_OF_MILLI = 1e6;

    private ApplyBench() {}

    /**
     * One after the other.
     *
     * @param warmUp how many do not count, at first
     * @param times how many count
     */
    static List<Figure> run(Theatre theatre, int warmUp, int times) {
        List<Double> domains = new ArrayList<>();
        List<Double> objects = new ArrayList<>();
        for (int i = 0; i < warmUp + times; i++) {
            String name = "bench-" + i;
            long asked = System.nanoTime();
            var domain = theatre.running(name);
            double domainTook = millisSince(asked);
            double objectTook = object(theatre, name);
            if (i >= warmUp) {
                domains.add(domainTook);
                objects.add(objectTook);
            }
            theatre.gone(domain);
        }
        return List.of(
                figure("create a XenDomain to status Running, P50", domains, objects, 0.5),
                figure("the same, P95", domains, objects, 0.95));
    }

    private static double object(Theatre theatre, String name) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .endMetadata()
                .build();
        long asked = System.nanoTime();
        theatre.client().resource(map).create();
        theatre.client().resource(map).waitUntilCondition(Objects::nonNull, 1, TimeUnit.MINUTES);
        double took = millisSince(asked);
        theatre.client().resource(map).delete();
        return took;
    }

    private static double millisSince(long asked) {
        return (System.nanoTime() - asked) / NANOS_OF_MILLI;
    }

    private static Figure figure(String what, List<Double> domains, List<Double> objects, double quantile) {
        return new Figure(what, at(domains, quantile), "ms", "a ConfigMap created and seen", at(objects, quantile));
    }

    private static double at(List<Double> values, double quantile) {
        return values.stream().sorted().toList().get((int) (quantile * (values.size() - 1)));
    }
}
