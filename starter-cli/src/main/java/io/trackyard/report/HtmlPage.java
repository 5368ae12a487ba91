package io.trackyard.report;

import io.trackyard.display.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A page in HTML: one file that needs no other, no script and no network, and can be read on a phone. */
final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
            h1, h2, h3, h4 { line-height: 1.2; margin: 1.5em 0 .5em; overflow-wrap: anywhere; }
            ul { padding-left: 1.2em; } li { overflow-wrap: anywhere; }
            code, pre { font: 14px/1.4 ui-monospace, monospace; }
            code { background: #8882; border-radius: .2em; padding: 0 .2em; }
            pre { background: #8882; padding: .6em; overflow: auto; max-height: 24em; }
            details { border-left: 3px solid #8886; padding-left: .8em; margin: .4em 0; }
            summary { cursor: pointer; overflow-wrap: anywhere; }
            .good { color: #1a7f37; } .bad { color: #cf222e; font-weight: 600; } .warn { color: #9a6700; }
            .row { margin: .35em 0; } .row small { display: block; overflow-wrap: anywhere; }
            .line { position: relative; height: 1em; background: #8881; }
            .line span { position: absolute; top: 0; bottom: 0; min-width: 2px; }
            .waits { background: #8885; } .verified { background: #2da44e; } .failed { background: #cf222e; }
            .other { background: #bf8700; } .merging { background: #54aeff; }
            .key { display: inline-block; width: .9em; height: .9em; vertical-align: middle; }
            """;

    private final HtmlText html = new HtmlText();

    private HtmlPage() {}

    static String of(String title, List<Block> blocks) {
        HtmlPage page = new HtmlPage();
        page.html.raw("<!DOCTYPE html>\n");
        page.html.open("html", "lang", "en").open("head").open("meta", "charset", "utf-8");
        page.html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.html.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        page.html.element("title", title).open("style").raw(STYLE).close("style");
        page.html.close("head").open("body");
        blocks.forEach(page::add);
        page.html.close("body").close("html").raw("\n");
        return page.html.toString();
    }

    private void add(Block block) {
        if (block instanceof Block.Heading heading) {
            String tag = "h" + heading.level();
            html.open(tag);
            add(heading.words());
            html.close(tag);
        } else if (block instanceof Block.Items items) {
            html.open("ul");
            items.items().forEach(item -> {
                html.open("li");
                add(item);
                html.close("li");
            });
            html.close("ul");
        } else if (block instanceof Block.Log log) {
            html.element("pre", log.text());
        } else if (block instanceof Block.Picture picture) {
            add(picture.timeline());
        } else if (block instanceof Block.Fold fold) {
            html.open("details").open("summary");
            add(fold.heading());
            html.close("summary");
            fold.content().forEach(this::add);
            html.close("details");
        }
        html.raw("\n");
    }

    private void add(Words words) {
        words.parts().forEach(word -> {
            switch (word.look()) {
                case PLAIN -> html.text(word.text());
                case STRONG -> html.open("strong").element("bdi", word.text()).close("strong");
                case CODE -> html.element("code", word.text());
                case GOOD, BAD, WARN ->
                    html.element(
                            "span", word.text(), "class", word.look().name().toLowerCase(Locale.ROOT));
            }
        });
    }

    private void add(Timeline timeline) {
        for (Timeline.Row row : timeline.rows()) {
            String waited = row.waited().toSeconds() > 0 ? " · waited " + Wording.duration(row.waited()) : "";
            html.open("div", "class", "row").element("small", row.name() + " · " + row.label() + waited);
            html.open("div", "class", "line");
            bar("waits", "waits", timeline.place(row.start()), timeline.place(row.end()));
            for (Timeline.Bar bar : row.bars()) {
                String kind = bar.kind().name().toLowerCase(Locale.ROOT);
                String took = Wording.duration(Duration.between(bar.start(), bar.end()));
                bar(
                        kind,
                        "%s · %s · %s".formatted(bar.task(), kind, took),
                        timeline.place(bar.start()),
                        timeline.place(bar.end()));
            }
            html.close("div").close("div").raw("\n");
        }
        html.open("p");
        if (timeline.more() > 0) {
            html.text("And %s. ".formatted(Wording.count(timeline.more(), "more track")));
        }
        key("verified", "session, verified");
        key("failed", "session, failed");
        key("other", "session, not counted or alive");
        key("merging", "checks and merge queue");
        key("waits", "the track waits");
        html.close("p");
    }

    private void bar(String kind, String title, double from, double to) {
        String style = String.format(Locale.ROOT, "left:%.2f%%;width:%.2f%%", from * 100, (to - from) * 100);
        html.element("span", "", "class", kind, "style", style, "title", title);
    }

    private void key(String kind, String meaning) {
        html.element("span", "", "class", "key " + kind).text(" " + meaning + "   ");
    }
}
