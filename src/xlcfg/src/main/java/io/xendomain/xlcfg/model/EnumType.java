package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of a few words.
 *
 * @param choices the words
 * @param spelling how xl compares
 */
public record EnumType(List<Choice> choices, Spelling spelling) implements ValueType<String> {

    /** How xl compares a word with the ones it knows. */
    public enum Spelling {
        EXACT,
        ANY_CASE,
        /** {@code "h"}, and even {@code ""}, are hvm. Read, and always written in full. */
        PREFIX
    }

    /**
     * A word.
     *
     * @param word as xl.cfg spells it
     * @param since the first Xen that knows it
     * @param number the old numeric form of it, or null
     */
    public record Choice(String word, XenVersion since, Long number) {}

    public EnumType {
        choices = List.copyOf(choices);
    }

    /** Words that every Xen knows, compared exactly. */
    public static EnumType of(String... words) {
        return new EnumType(
                List.of(words).stream()
                        .map(word -> new Choice(word, XenVersion.OLDEST, null))
                        .toList(),
                Spelling.EXACT);
    }

    /** Adds words that came with a release. */
    public EnumType and(String since, String... words) {
        var more = new java.util.ArrayList<>(choices);
        for (String word : words) {
            more.add(new Choice(word, XenVersion.of(since), null));
        }
        return new EnumType(more, spelling);
    }

    /** Gives the words so far the numbers 0, 1, 2 ... as their old form. */
    public EnumType numbered() {
        var numbered = new java.util.ArrayList<Choice>();
        for (Choice choice : choices) {
            numbered.add(new Choice(choice.word(), choice.since(), (long) numbered.size()));
        }
        return new EnumType(numbered, spelling);
    }

    public EnumType spelled(Spelling other) {
        return new EnumType(choices, other);
    }

    public List<String> wordList() {
        return choices.stream().map(Choice::word).toList();
    }

    @Override
    public String fromJson(Object json, Place place) {
        if (json instanceof String word && wordList().contains(word)) {
            return word;
        }
        place.report(
                json instanceof String ? Code.NotAllowed : Code.WrongType,
                json,
                "must be " + words(),
                "use one of them");
        return null;
    }

    @Override
    public Object toJson(String value) {
        return value;
    }

    @Override
    public String fromCfg(CfgValue value, Place place) {
        if (!(value instanceof CfgValue.Scalar scalar)) {
            place.report(Code.WrongType, Numbers.show(value), "must be " + words(), "use one of them");
            return null;
        }
        Optional<Choice> byWord = choices.stream()
                .filter(choice -> matches(scalar.text(), choice.word()))
                .findFirst();
        if (byWord.isPresent()) {
            return byWord.get().word();
        }
        Long number = Numbers.read(value);
        Optional<Choice> byNumber = choices.stream()
                .filter(choice -> number != null && number.equals(choice.number()))
                .findFirst();
        if (byNumber.isEmpty()) {
            place.report(Code.NotAllowed, Numbers.show(value), "must be " + words(), "use one of them");
            return null;
        }
        String word = byNumber.get().word();
        place.report(Code.Deprecated, Numbers.show(value), "is the old numeric form", "write \"" + word + "\"");
        return word;
    }

    @Override
    public CfgValue toCfg(String value, XenVersion version) {
        return new CfgValue.Text(value);
    }

    @Override
    public void checkVersion(String value, XenVersion version, Place place) {
        choices.stream()
                .filter(choice -> choice.word().equals(value) && version.isBefore(choice.since()))
                .forEach(choice -> place.report(
                        Code.NeedsNewerXen,
                        value,
                        "needs Xen " + choice.since() + " and the host has " + version,
                        "choose another value or another host"));
    }

    @Override
    public String words() {
        return choices.stream().map(Choice::word).collect(Collectors.joining(", ", "one of ", ""));
    }

    private boolean matches(String text, String word) {
        return switch (spelling) {
            case EXACT -> word.equals(text);
            case ANY_CASE -> word.equalsIgnoreCase(text);
            case PREFIX -> word.startsWith(text);
        };
    }
}
