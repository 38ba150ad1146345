package io.xendomain.cli;

/** How a piece of text is meant; colours only where there is a terminal. */
enum Tone {
    plain(""),
    heading("1"),
    good("32"),
    attention("33"),
    bad("31");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String on(String text, boolean colours) {
        return colours && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
