package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One of a few words.
 *
 * @param choices the words
 */
public record EnumType(List<Choice> choices) implements ValueType<String> {

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
     * @param releases those that know it
     * @param number the old numeric form of it, or null
     * @param spelling how xl compares with this word
     */
    public record Choice(String word, Releases releases, Long number, Spelling spelling) {
        private Choice with(Releases other) {
            return new Choice(word, other, number, spelling);
        }

        private Choice with(Long other) {
            return new Choice(word, releases, other, spelling);
        }

        private Choice with(Spelling other) {
            return new Choice(word, releases, number, other);
        }

        private boolean isMeantBy(String text) {
            return switch (spelling) {
                case EXACT -> word.equals(text);
                case ANY_CASE -> word.equalsIgnoreCase(text);
                case PREFIX -> word.startsWith(text);
            };
        }
    }

    public EnumType {
        choices = List.copyOf(choices);
    }

    /** Words that every Xen knows, compared exactly. */
    public static EnumType of(String... words) {
        return new EnumType(List.of(words).stream()
                .map(word -> new Choice(word, Releases.ALL, null, Spelling.EXACT))
                .toList());
    }

    /** Adds words that came with a release, compared as the last one is. */
    public EnumType and(String since, String... words) {
        var more = new ArrayList<>(choices);
        for (String word : words) {
            more.add(new Choice(
                    word,
                    Releases.since(XenVersion.of(since)),
                    null,
                    choices.getLast().spelling()));
        }
        return new EnumType(more);
    }

    /** Says that a word went with a release. */
    public EnumType gone(String word, String in) {
        return released(word, releases -> releases.goneIn(in));
    }

    /** Says that a word that went is there again. */
    public EnumType back(String word, String in) {
        return released(word, releases -> releases.backIn(in));
    }

    private EnumType released(String word, UnaryOperator<Releases> change) {
        return changed(List.of(word), choice -> choice.with(change.apply(choice.releases())));
    }

    private EnumType changed(List<String> words, UnaryOperator<Choice> change) {
        if (!wordList().containsAll(words)) {
            throw new IllegalArgumentException(words + " are not all of its words");
        }
        return new EnumType(choices.stream()
                .map(choice -> words.contains(choice.word()) ? change.apply(choice) : choice)
                .toList());
    }

    /** Gives the words so far the numbers 0, 1, 2 ... as their old form. */
    public EnumType numbered() {
        var numbered = new ArrayList<Choice>();
        for (Choice choice : choices) {
            numbered.add(choice.with((long) numbered.size()));
        }
        return new EnumType(numbered);
    }

    /** How all the words so far are compared. */
    public EnumType spelled(Spelling other) {
        return changed(wordList(), choice -> choice.with(other));
    }

    /** Some are compared exactly, however the others are. */
    public EnumType exactly(String... words) {
        return changed(List.of(words), choice -> choice.with(Spelling.EXACT));
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
        Optional<Choice> byWord = byWord(scalar.text());
        if (byWord.isPresent()) {
            return byWord.get().word();
        }
        Optional<Choice> byNumber = byNumber(value);
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
        choices.stream().filter(choice -> choice.word().equals(value)).forEach(choice -> choice.releases()
                .check(value, version, place));
    }

    @Override
    public List<String> releases() {
        Map<Releases, List<String>> words = new LinkedHashMap<>();
        choices.stream()
                .filter(choice -> !choice.releases().equals(Releases.ALL))
                .forEach(choice -> words.computeIfAbsent(choice.releases(), none -> new ArrayList<>())
                        .add(choice.word()));
        return words.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": "
                        + entry.getKey().words())
                .toList();
    }

    @Override
    public String words() {
        return choices.stream().map(Choice::word).collect(Collectors.joining(", ", "one of ", ""));
    }

    /** Whether it is the old numeric form of a word, and none of the words. */
    public boolean isOldNumber(CfgValue value) {
        return value instanceof CfgValue.Scalar scalar
                && byWord(scalar.text()).isEmpty()
                && byNumber(value).isPresent();
    }

    private Optional<Choice> byWord(String text) {
        return choices.stream().filter(choice -> choice.isMeantBy(text)).findFirst();
    }

    private Optional<Choice> byNumber(CfgValue value) {
        Long number = Numbers.read(value);
        return choices.stream()
                .filter(choice -> number != null && number.equals(choice.number()))
                .findFirst();
    }
}
