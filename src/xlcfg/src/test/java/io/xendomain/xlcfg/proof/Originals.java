package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import io.xendomain.xlcfg.keys.Sample;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import java.util.ArrayList;
import java.util.List;

/** Configs of the corpus and of the samples as texts. */
final class Originals {
    private Originals() {}

    static List<String> corpus() {
        List<String> texts = new ArrayList<>();
        Corpus.all().stream().map(CorpusCase::read).forEach(config -> add(config, texts));
        for (Sample sample : Sample.all()) {
            for (GuestType guest : sample.guests()) {
                add(DomainConfig.fromJson(sample.json(guest)), texts);
            }
        }
        return texts;
    }

    private static void add(DomainConfig config, List<String> texts) {
        if (Renderer.render(config, XenVersion.of("4.20"), List.of()) instanceof Rendering.Rendered(String text)) {
            texts.add(text);
        }
    }
}
