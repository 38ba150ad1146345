package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decimal numbers and ranges of them: {@code 0-3,5}.
 *
 * @param ranges at least one
 */
public record NumberRanges(List<NumberRange> ranges) {

    public NumberRanges {
        ranges = List.copyOf(ranges);
    }

    /** One range alone, perhaps with blanks behind it. */
    static ParsedType<NumberRange> one(int largest) {
        return new ParsedType<>(
                "^ *[0-9]{1,9}(- *[0-9]{1,9})? *$",
                32,
                "a number or a range as 0-3, up to " + largest,
                text -> NumberRange.parse(text.replaceFirst(" +$", ""), largest),
                NumberRange::toString);
    }

    static ParsedType<NumberRanges> upTo(int largest) {
        return new ParsedType<>(
                "^[0-9, -]+$",
                1024,
                "numbers and ranges as 0-3,5, up to " + largest,
                text -> parse(text, largest),
                NumberRanges::toString);
    }

    private static NumberRanges parse(String text, int largest) {
        List<NumberRange> ranges = Stream.of(text.split(","))
                .filter(range -> !range.isEmpty())
                .map(range -> NumberRange.parse(range, largest))
                .toList();
        if (ranges.isEmpty()) {
            throw new SpecException("must have at least one number");
        }
        return new NumberRanges(ranges);
    }

    /** How many numbers it names; one named twice counts twice, as it does for xl. */
    public int size() {
        return ranges.stream().mapToInt(NumberRange::size).sum();
    }

    @Override
    public String toString() {
        return ranges.stream().map(NumberRange::toString).collect(Collectors.joining(","));
    }
}
