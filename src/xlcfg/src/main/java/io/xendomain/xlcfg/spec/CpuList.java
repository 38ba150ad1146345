package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * CPU-LIST of xl.cfg(5): physical CPUs, added and taken away from left to right.
 *
 * @param items at least one
 */
public record CpuList(List<Item> items) {
    /** More CPUs than any Xen can be built for. */
    public static final int MAX_CPU = 16_383;

    /** libxl sizes its bitmap by the 64 NUMA nodes of Xen. */
    public static final int MAX_NODE = 63;

    private static final String PATTERN = "^[0-9a-z:^, -]+$";
    private static final String FORM = "a list of physical CPUs as 0-3,^2 or nodes:0,^nodes:1 or all";

    /** For all vCPUs together. */
    public static final ParsedType<CpuList> TYPE =
            new ParsedType<>(PATTERN, 1024, FORM, CpuList::parse, CpuList::toString);

    /** For one vCPU, as an item of a list. Before Xen 4.5 xl took a single number there. */
    public static final ParsedType<CpuList> FOR_ONE_VCPU = new ParsedType<>(
            PATTERN,
            1024,
            FORM,
            CpuList::parse,
            CpuList::toString,
            new ParsedType.Later<>("4.5", "anything but one number", list -> !list.isOneCpu()));

    /**
     * One step.
     *
     * @param removes whether it takes CPUs away
     * @param nodes whether it counts NUMA nodes, and means all their CPUs
     * @param range the numbers, or null for all CPUs there are
     */
    public record Item(boolean removes, boolean nodes, NumberRange range) {
        private static final Item ALL = new Item(false, false, null);

        private static Item parse(String text) {
            boolean removes = text.startsWith("^");
            String rest = removes ? text.substring(1) : text;
            boolean nodes = rest.startsWith("node:") || rest.startsWith("nodes:");
            rest = nodes ? rest.substring(rest.indexOf(':') + 1) : rest;
            if (!rest.equals("all")) {
                return new Item(removes, nodes, NumberRange.parse(rest, nodes ? MAX_NODE : MAX_CPU));
            }
            if (removes) {
                throw new SpecException("must not take all CPUs away: xl refuses ^all");
            }
            return ALL;
        }

        @Override
        public String toString() {
            return (removes ? "^" : "") + (nodes ? "nodes:" : "") + (range == null ? "all" : range);
        }
    }

    public CpuList {
        items = List.copyOf(items);
    }

    /** @throws SpecException if xl refuses it */
    public static CpuList parse(String text) {
        List<Item> items = new ArrayList<>();
        for (String item : text.split(",")) {
            if (!item.isEmpty()) {
                items.add(Item.parse(item));
            }
        }
        if (items.isEmpty()) {
            throw new SpecException("must name at least one CPU");
        }
        return new CpuList(items);
    }

    /** Whether it counts NUMA nodes anywhere, so that only the host knows its CPUs. */
    public boolean usesNodes() {
        return items.stream().anyMatch(Item::nodes);
    }

    /** The largest CPU number that it names, or -1. */
    public int highestCpu() {
        return items.stream()
                .filter(item -> item.range() != null && !item.nodes())
                .mapToInt(item -> item.range().last())
                .max()
                .orElse(-1);
    }

    /**
     * The CPUs that it selects.
     *
     * @param cpus how many the host has; xl ignores larger numbers in silence
     * @param cpusOfNode those of each NUMA node; not asked if {@link #usesNodes} is false
     */
    public BitSet expand(int cpus, IntFunction<BitSet> cpusOfNode) {
        BitSet selected = new BitSet(cpus);
        for (Item item : items) {
            BitSet step = cpusOf(item, cpus, cpusOfNode);
            if (item.removes()) {
                selected.andNot(step);
            } else {
                selected.or(step);
            }
        }
        return selected.get(0, cpus);
    }

    /**
     * Whether it selects no CPU, whichever node each CPU is in: what is taken away again is gone, and so are the CPUs of
     * nodes of which none was added.
     *
     * @param cpus how many the host has
     * @param nodes how many NUMA nodes it has
     */
    public boolean isSurelyEmpty(int cpus, int nodes) {
        return viewpoints(nodes)
                .mapToObj(here -> expand(cpus, node -> node == here ? all(cpus) : new BitSet()))
                .allMatch(BitSet::isEmpty);
    }

    /** The nodes a CPU may be in, as far as the list tells them apart. */
    private IntStream viewpoints(int nodes) {
        IntStream ends = items.stream()
                .filter(item -> item.nodes() && item.range() != null)
                .flatMapToInt(
                        item -> IntStream.of(item.range().first(), item.range().last() + 1));
        return IntStream.concat(IntStream.of(0), ends)
                .filter(node -> node < nodes)
                .distinct();
    }

    private static BitSet all(int cpus) {
        BitSet all = new BitSet(cpus);
        all.set(0, cpus);
        return all;
    }

    private static BitSet cpusOf(Item item, int cpus, IntFunction<BitSet> cpusOfNode) {
        if (item.range() == null) {
            return all(cpus);
        }
        BitSet set = new BitSet(cpus);
        if (item.nodes()) {
            for (int node = item.range().first(); node <= item.range().last(); node++) {
                set.or(cpusOfNode.apply(node));
            }
        } else {
            set.set(item.range().first(), item.range().last() + 1);
        }
        return set;
    }

    private boolean isOneCpu() {
        Item only = items.getFirst();
        return items.size() == 1
                && !only.removes()
                && !only.nodes()
                && only.range() != null
                && only.range().isSingle();
    }

    @Override
    public String toString() {
        return items.stream().map(Item::toString).collect(Collectors.joining(","));
    }
}
