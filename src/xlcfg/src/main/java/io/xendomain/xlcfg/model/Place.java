package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Findings;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.Quoted;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where a value stands, and who wants to hear what is wrong with it. Reading never throws and never stops at the first
 * error: it reports here and goes on.
 *
 * @param field path of the field
 * @param key the xl.cfg key, or null
 * @param at position in the text, or null
 * @param findings takes what is found
 * @param secret whether messages must not show the value
 */
public record Place(String field, String key, Position at, Consumer<Finding> findings, boolean secret) {

    public Place(String field, String key, Position at, Consumer<Finding> findings) {
        this(field, key, at, findings, false);
    }

    /** A field inside this one. */
    public Place child(String name) {
        return new Place(field.isEmpty() ? name : field + "." + name, key, at, findings, secret);
    }

    /** The field of a key inside this one. What is found below a key of xl.cfg belongs to that key. */
    public Place child(Key<?> inner) {
        String owner = key == null ? inner.name() : key;
        String path = field.isEmpty() ? inner.field() : field + "." + inner.field();
        return new Place(path, owner, at, findings, secret || inner.secret());
    }

    /** An item of the list that stands here. */
    public Place item(int index) {
        return new Place(field + "[" + index + "]", key, at, findings, secret);
    }

    /** The same place, where one more hears what is found. */
    public Place watched(Consumer<Finding> watcher) {
        return new Place(field, key, at, Findings.inFrontOf(findings, watcher.andThen(findings)), secret);
    }

    /** The same place, where nothing more is heard of these fields. */
    public Place without(Set<String> fields) {
        return new Place(
                field,
                key,
                at,
                Findings.inFrontOf(findings, finding -> {
                    if (!fields.contains(finding.field())) {
                        findings.accept(finding);
                    }
                }),
                secret);
    }

    /**
     * Reports a finding. The three parts make one sentence: "FIELD is VALUE, but RULE; REMEDY".
     *
     * @param value as its author wrote it
     * @param rule what has to hold, as "must be ..."
     * @param remedy what to do
     */
    public void report(Code code, Object value, String rule, String remedy) {
        say(code, () -> {
            String shown = secret ? "a secret" : Quoted.of(value);
            return subject() + " is " + shown + ", but " + rule + "; " + remedy;
        });
    }

    /** Reports a finding in words of its own: they still give the value, the rule and the remedy. */
    public void say(Code code, String message) {
        findings.accept(new Finding(code.severity(), field, key, code, message, at));
    }

    /** The same, where making the words takes time: they are made only if somebody will see them. */
    public void say(Code code, Supplier<String> message) {
        say(code, Findings.isFull(findings, code.severity()) ? "" : message.get());
    }

    private String subject() {
        return field.isEmpty() ? "the config" : field;
    }
}
