package dev.tallymark.bench;

import dev.tallymark.svg.BadgeImage;
import dev.tallymark.svg.BadgeSvg;
import dev.tallymark.svg.Color;
import dev.tallymark.svg.Logos;
import dev.tallymark.svg.Style;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to draw a badge whose number is another each time. The limit is 5 µs, for the median: the mean also
 * tells what else the machine was busy with.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RenderBenchmark {

    @Param
    public Style style = Style.FLAT;

    @Param({"", "github"})
    public String logo = "";

    private BadgeImage badge = BadgeImage.of("views", "0");
    private long count = 1_000_000;

    /** Chooses the look, as an owner does once. */
    @Setup
    public void choose() {
        badge = new BadgeImage("views", "0", Color.BLUE, Optional.empty(), style, new Logos().find(logo));
    }

    /** One hit's drawing, from the number to the bytes of the answer. */
    @Benchmark
    public byte[] render() {
        return BadgeSvg.render(badge.withMessage(Long.toString(count++)));
    }
}
