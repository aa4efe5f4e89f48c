/** One turn of each, at the same time but for seconds. */
record Round(Wrk.Run peer, Wrk.Run ours) {

    double ratio() {
        return ours.perSecond() / peer.perSecond();
    }

    @Override
    public String toString() {
        return "nginx %,.0f/s, Tallymark %,.0f/s, ratio %.2f, p99 %.1f ms"
                .formatted(peer.perSecond(), ours.perSecond(), ratio(), ours.p99());
    }
}
