package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.List;

/**
 * How the values of a key look in JSON, in an xl.cfg and in Java. Reading reports to its {@link Place} and returns null
 * when nothing usable is left; it never throws, whatever it is given.
 *
 * @param <T> the Java type
 */
public sealed interface ValueType<T>
        permits BooleanType, IntegerType, EnumType, TextType, ParsedType, ListType, StructType, SecretRefType {

    /** From a JSON tree of Map, List, String, Number, Boolean and null. */
    T fromJson(Object json, Place place);

    /** The JSON tree of a value. */
    Object toJson(T value);

    /** From a value in an xl.cfg, read as xl reads it. */
    T fromCfg(CfgValue value, Place place);

    /** The value in the xl.cfg of a host with that Xen. */
    CfgValue toCfg(T value, XenVersion version);

    /**
     * Reports what the xl of that release would not understand inside a value whose key it knows: words of an
     * enumeration, parameters of a spec string.
     */
    default void checkVersion(T value, XenVersion version, Place place) {}

    /**
     * Whether a value of that kind is meant for this type, where a key has two. Says nothing about whether it is a good
     * one.
     */
    default boolean takes(CfgValue value) {
        return value instanceof CfgValue.Scalar;
    }

    /** What of it not every Xen knows that knows the key, each with its releases: "qed: 4.9 and later". */
    default List<String> releases() {
        return List.of();
    }

    /** The type in words, for messages and the reference: "a whole number from 1 to 512". */
    String words();

    /** What stands in a list for an item that could not be read, so that those after it keep their number; or null. */
    default T unreadable() {
        return null;
    }
}
