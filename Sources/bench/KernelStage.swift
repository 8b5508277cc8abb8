import Training

/// The dense kernels, as a share of the core's measured peak.
enum KernelStage {
    static func rows() -> [Row] {
        let peak = speed(KernelWork(.peak), repetitions: 2_000_000)
        var rows = [
            Row(group: "kernels (\(Kernels.best.name))", name: "peak of one core", value: peak, unit: "GFLOP/s")
        ]
        for (batch, width) in [(64, 64), (16, 32), (16, 64), (64, 256)] {
            for loop in KernelWork.Loop.allCases where loop != .peak {
                let work = KernelWork(loop, batch: batch, width: width)
                let repetitions = max(20, 1_000_000_000 / (batch * width * width * 20))
                rows.append(
                    Row(
                        group: "kernels (\(Kernels.best.name))",
                        name: "\(loop.rawValue), batch \(batch), width \(width)",
                        value: speed(work, repetitions: repetitions), unit: "GFLOP/s", floor: peak))
            }
        }
        return rows
    }

    private static func speed(_ work: KernelWork, repetitions: Int) -> Double {
        var operations = 0.0
        let time = Measurement(repetitions: 9) { operations = work.run(repetitions: repetitions) }
        // The fastest repetition: what others did on the machine is not the kernel's.
        return operations / (time.seconds.first ?? .infinity) / 1e9
    }
}
