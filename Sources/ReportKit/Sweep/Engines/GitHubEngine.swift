/// GitHub Actions: a matrix of shards, which hand on their results as artifacts, since they share no directory.
struct GitHubEngine: SweepEngine {
    let name = "github"

    func files(_ job: SweepJob) -> [PublishedFile] {
        let shards = (1...min(job.shardCount, 256)).map { "\($0)" }.joined(separator: ", ")
        return [
            PublishedFile(
                "github-\(job.shardCount).yml",
                """
                # For .github/workflows: commit the sweep's plan.json and data, and put what installs the program in its place.
                name: sweep
                on: workflow_dispatch
                permissions:
                  contents: read
                jobs:
                  run:
                    runs-on: ubuntu-latest
                    strategy:
                      fail-fast: false
                      matrix:
                        shard: [\(shards)]
                    steps:
                      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
                      - run: INSTALL
                      - run: report sweep run sweep --shard ${{ matrix.shard }}/\(min(job.shardCount, 256)) --quiet
                      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
                        if: always()
                        with:
                          name: results-${{ matrix.shard }}
                          path: sweep/results
                  merge:
                    needs: run
                    if: always()
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
                      - run: INSTALL
                      - uses: actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0
                        with:
                          pattern: results-*
                          path: sweep/results
                          merge-multiple: true
                      - run: report sweep merge sweep
                      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
                        if: always()
                        with:
                          name: report
                          path: sweep/report

                """)
        ]
    }

    func commands(_ job: SweepJob, in directory: String) -> [String] {
        ["cp \(ShellText.word("\(directory)/github-\(job.shardCount).yml")) .github/workflows/sweep.yml"]
    }
}
