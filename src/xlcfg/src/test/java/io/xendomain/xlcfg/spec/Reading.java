package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What a type makes of a value.
 *
 * @param value null when nothing usable was left
 * @param findings what it had to say
 */
record Reading<T>(T value, List<Finding> findings) {

    static <T> Reading<T> ofText(ValueType<T> type, String text) {
        return of(type, new CfgValue.Text(text));
    }

    static <T> Reading<T> of(ValueType<T> type, CfgValue value) {
        List<Finding> findings = new ArrayList<>();
        return new Reading<>(type.fromCfg(value, place(findings)), findings);
    }

    static <T> Reading<T> ofJson(ValueType<T> type, Object json) {
        List<Finding> findings = new ArrayList<>();
        return new Reading<>(type.fromJson(json, place(findings)), findings);
    }

    private static Place place(List<Finding> findings) {
        return new Place("item", "key", null, findings::add);
    }

    List<Code> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    boolean isRefused() {
        return value == null || findings.stream().anyMatch(Finding::isError);
    }

    /** The one form it is written in. */
    static <T> CfgValue written(ValueType<T> type, T value) {
        return type.toCfg(value, XenVersion.NEWEST);
    }

    static <T> String text(ValueType<T> type, T value) {
        return ((CfgValue.Scalar) written(type, value)).text();
    }
}
