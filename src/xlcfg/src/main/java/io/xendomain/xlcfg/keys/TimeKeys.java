package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PVH;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Section "Fully-virtualised (HVM) Guest Specific Options / Guest Virtual Time Controls". */
public final class TimeKeys {
    private static final String SECTION =
            "Fully-virtualised (HVM) Guest Specific Options / Guest Virtual Time Controls";

    public static final Key<String> TSC_MODE = Key.named(
                    "tsc_mode",
                    EnumType.of("default", "always_emulate", "native", "native_paravirt")
                            .numbered()
                            .spelled(EnumType.Spelling.ANY_CASE))
            .section(SECTION)
            .defaultsTo("default")
            .description("How the guest reads the time stamp counter: native where that is right and else emulated"
                    + " (default), always emulated, or always native.");

    public static final Key<Boolean> LOCALTIME = Key.named("localtime", FLAG)
            .section(SECTION)
            .defaultsTo("false")
            .description("Whether the guest's clock shows the local time of dom0 instead of UTC.");

    public static final Key<Long> RTC_TIMEOFFSET = Key.named(
                    "rtc_timeoffset", new IntegerType(Integer.MIN_VALUE, Integer.MAX_VALUE))
            .section(SECTION)
            .unit("seconds")
            .defaultsTo("0")
            .description("What is added to the guest's clock; may be negative.");

    public static final Key<Boolean> VPT_ALIGN = Key.named("vpt_align", FLAG)
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("true")
            .description("Whether periodic timers are lined up, so that there are fewer interrupts.");

    public static final Key<String> TIMER_MODE = Key.named(
                    "timer_mode",
                    EnumType.of(
                                    "delay_for_missed_ticks",
                                    "no_delay_for_missed_ticks",
                                    "no_missed_ticks_pending",
                                    "one_missed_tick_pending")
                            .numbered()
                            .spelled(EnumType.Spelling.ANY_CASE))
            .section(SECTION)
            .guests(HVM, PVH)
            .defaultsTo("no_delay_for_missed_ticks")
            .description("What happens to timer ticks that come while a vCPU does not run.");

    static final List<Key<?>> ALL = List.of(TSC_MODE, LOCALTIME, RTC_TIMEOFFSET, VPT_ALIGN, TIMER_MODE);

    private TimeKeys() {}
}
