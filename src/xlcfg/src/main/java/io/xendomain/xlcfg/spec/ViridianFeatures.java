package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;
import java.util.stream.Stream;

/** Items of the list form of viridian in xl.cfg(5): interfaces of Hyper-V, with ! before those to leave out. */
public final class ViridianFeatures {

    /** {@code all} and {@code defaults} stand for several, and cannot be left out. */
    public static final EnumType TYPE = EnumType.of(withOpposites("base", "freq", "time_ref_count"))
            .spelled(EnumType.Spelling.ANY_CASE)
            .and("4.5", "all", "defaults")
            .and("4.6", withOpposites("reference_tsc"))
            .and("4.7", withOpposites("hcall_remote_tlb_flush", "apic_assist"))
            .and("4.9", withOpposites("crash_ctl"))
            .and("4.12", withOpposites("synic", "stimer", "hcall_ipi"))
            .and("4.15", withOpposites("ex_processor_masks", "no_vp_limit", "cpu_hotplug"))
            .exactly("all", "defaults");

    private ViridianFeatures() {}

    private static String[] withOpposites(String... words) {
        return Stream.of(words).flatMap(word -> Stream.of(word, "!" + word)).toArray(String[]::new);
    }
}
