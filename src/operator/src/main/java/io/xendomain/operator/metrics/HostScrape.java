package io.xendomain.operator.metrics;

import io.xendomain.protocol.metrics.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks every agent at once what it measures. */
public final class HostScrape {
    private final Hosts hosts;
    private final int domains;

    /** What it needs to know of hosts. */
    public interface Hosts {
        /** How many domains each XenHost has. */
        Map<String, Integer> domains();

        /** The names, {@code namespace/name}, of the XenDomains that name this host. */
        Set<String> domainsOn(String host);

        /**
         * What an agent says; blocks for a few seconds at most.
         *
         * @param domains of how many domains at most
         * @return empty when it does not answer
         */
        Optional<String> figures(String host, int domains);
    }

    /** @param domains how many domains of all hosts together have metrics of their own */
    public HostScrape(Hosts hosts, int domains) {
        this.hosts = hosts;
        this.domains = domains;
    }

    /** What all hosts measure, and which of them did not say. */
    public List<Sample> samples() throws InterruptedException {
        Map<String, Integer> shares = FairShare.of(domains, hosts.domains());
        Map<String, Future<List<Sample>>> answers = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            shares.forEach((host, share) -> answers.put(host, executor.submit(() -> read(host, share))));
        }
        for (var answer : answers.entrySet()) {
            try {
                samples.addAll(answer.getValue().get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot read what host " + answer.getKey() + " measures", e.getCause());
            }
        }
        return samples;
    }

    private List<Sample> read(String host, int share) {
        Optional<String> text = hosts.figures(host, share);
        Set<String> here = hosts.domainsOn(host);
        List<Sample> samples = new ArrayList<>(text.map(found ->
                        HostFigures.read(host, found, (namespace, name) -> here.contains(namespace + "/" + name)))
                .orElse(List.of()));
        samples.add(Sample.of(OperatorMetrics.HOST_READ, text.isPresent() ? 1 : 0, host));
        return samples;
    }
}
