package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;

/**
 * The CPU features that xl has names for. Some have two. The later names were asked of the real xl of 4.17 and 4.20; some
 * of them came with releases in between, and are refused for those: better than dropped in silence.
 */
final class CpuidFeatures {
    private static final String SINCE_4_4 = """
            3dnow 3dnowext 3dnowprefetch abm acpi aes altmovcr8 apic avx clfsh cmov cmplegacy cmpxchg16
            cmpxchg8 cntxid dca de ds dscpl dtes64 est extapic f16c ffxsr fma4 fpu fxsr htt hypervisor
            ia64 ibs lahfsahf lm lwp mca mce misalignsse mmx mmxext monitor movbe msr mtrr nodeid nx
            osvw osxsave pae page1gb pat pbe pclmulqdq pdcm pge popcnt pse pse36 psn rdtscp skinit smx
            ss sse sse2 sse3 sse4.1 sse4.2 sse4_1 sse4_2 sse4a ssse3 svm svm_decode svm_lbrv svm_npt
            svm_nrips svm_pausefilt svm_tscrate svm_vmcbclean syscall sysenter tbm tm tm2 topoext tsc
            vme vmx wdt x2apic xop xsave xtpr
            """;

    private static final String SINCE_4_17 = """
            adx aesni amd-ppin amd-ssbd amd-stibp arat arch-caps auto-ibrs avx-vnni avx2 avx512-4fmaps
            avx512-4vnniw avx512-bf16 avx512-bitalg avx512-fp16 avx512-ifma avx512-vbmi avx512-vbmi2
            avx512-vnni avx512-vp2intersect avx512-vpopcntdq avx512bw avx512cd avx512dq avx512er avx512f
            avx512pf avx512vl bhi-ctrl bhi-no bmi1 bmi2 btc-no cet-ibt cet-ss cet-sss cldemote
            clflushopt clwb clzero cmp-legacy cmt core-caps cpb cr8-legacy cx16 cx8 dbext doitm efro
            eibrs eist energy-filtering enqcmd erms fb-clear fb-clear-ctrl fbsdp-no fdp-excp-only fma
            fsgsbase fsrcs fsrm fsrs fzrm gds-ctrl gds-no gfni hle hw-pstate hybrid ibpb ibpb-brtype
            ibpb-ret ibrs ibrs-always ibrs-fast ibrs-same-mode ibrsb if-pschange-mc-no intel-ppin
            intel-psfd intel-ssb-no invpcid invtsc ipred-ctrl its-no itsc l1d-flush lahf-lm
            lfence-dispatch mcdt-no mcu-ctrl md-clear mds-no misc-pkg-ctrl monitorx movdir64b movdiri
            mpx no-fpu-sel no-lmsl nodeid-msr nscb ospke ovrclk-status pbrsb-no pcid perfctr_core
            perfctr_nb pku ppin pqe pqm prefetchwt1 proc-trace psdp-no psfd rdcl-no rdpid rdrand rdseed
            rfds-clear rfds-no rrsba rrsba-ctrl rsba rstr-fp-err-ptrs rtm rtm-always-abort sbdr-ssdp-no
            sbpb sep serialize sgx sha skip-l1dfl smap smep srbds-ctrl srso-msr-fix srso-no srso-us-no
            ssb-no ssbd sse4-1 sse4-2 stibp stibp-always taa-no tm1 tsa-l1-no tsa-sq-no tsc-adjust
            tsc-deadline tsc_adjust tsx-ctrl tsx-force-abort tsxldtrk umip vaes verw-clear virt-ssbd
            vpclmulqdq wbnoinvd xapic-status xgetbv1 xsavec xsaveopt xsaves
            """;

    private static final String SINCE_4_20 = """
            addr-msk-ext amd-fsrc amd-fsrs amd-prefetchi amx-bf16 amx-complex amx-fp16 amx-int8 amx-tile
            arch-lbr avx-ifma avx-ne-convert avx-vnni-int16 avx-vnni-int8 bld cmpccxadd cpuid-user-dis
            ddp-ctrl epsf fred fs-gs-ns fsrsc la57 no-nest-bp pb-opt-ctrl pconfig pks prefetchi sdbg
            sgx-keys sgx-lc sha512 sm3 sm4 tme uintr waitpkg wrmsrns xfd
            """;

    static final EnumType TYPE =
            EnumType.of(words(SINCE_4_4)).and("4.17", words(SINCE_4_17)).and("4.20", words(SINCE_4_20));

    private CpuidFeatures() {}

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }
}
